export { consumers } from "./consumers";
export { processWaitingDeliveries } from "./delivery-pump";
export { workOnMoney } from "./payment-pump";
export { jobs } from "./registry";
export { startWorker } from "./start-worker";
export { tellWaitingEvents } from "./tell-consumers";
