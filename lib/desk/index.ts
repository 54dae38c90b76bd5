export { carrierNames, trackingUrl } from "./carriers";
export { cancelAsMember, sitesWithOverdueOrders, workOnNextDueOrder } from "./end-order";
export { runCommand, type Standing } from "./run-command";
export { type CommandReport, runCommands } from "./run-commands";
export { stripeDeliveries } from "./stripe-deliveries";
