import { mount, receiveWebhook } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(receiveWebhook);
