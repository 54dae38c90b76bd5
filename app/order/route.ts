import { mount, showOrder } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(showOrder);
