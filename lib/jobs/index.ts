export { processWaitingDeliveries } from "./delivery-pump";
export { tellWaitingEvents } from "./fan-out";
export { jobs } from "./registry";
export { startWorker } from "./start-worker";
