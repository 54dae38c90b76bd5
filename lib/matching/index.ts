export { matchEvent } from "./match-event";
