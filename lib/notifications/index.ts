export { tellPeople } from "./tell-people";
