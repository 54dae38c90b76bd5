export { planReplies } from "./plan-replies";
