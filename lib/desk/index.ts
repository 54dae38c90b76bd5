export { carrierNames, trackingUrl } from "./carriers";
export { writeCharge } from "./charge-order";
export { chargeProblem, type Standing } from "./charge-problem";
export { cancelAsMember, sitesWithOverdueOrders, workOnNextDueOrder } from "./end-order";
export { runCommand } from "./run-command";
export { type CommandReport, runCommands } from "./run-commands";
export { stripeDeliveries } from "./stripe-deliveries";
