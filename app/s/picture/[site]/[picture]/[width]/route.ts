import { mount, showPicture } from "@/lib/http";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(showPicture);
