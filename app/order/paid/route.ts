import { mount, orderPaid } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(orderPaid);
