import { ForbiddenMessage } from "@/components/shell/forbidden-message";

export default ForbiddenMessage;
