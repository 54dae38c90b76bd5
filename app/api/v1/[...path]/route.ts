import { answerApi, mount } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(answerApi);
