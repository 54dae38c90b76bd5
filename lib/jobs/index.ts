export { processWaitingDeliveries } from "./delivery-pump";
export { jobs } from "./registry";
export { startWorker } from "./start-worker";
