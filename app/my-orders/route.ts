import { mount, showMyOrders } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(showMyOrders);
