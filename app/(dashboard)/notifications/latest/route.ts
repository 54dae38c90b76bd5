import { mount } from "@/lib/http";
import { readLatest } from "@/lib/notifications";
import { defineRoute } from "@/lib/web";

/** What the bell shows. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/notifications/latest", access: "signed-in" },
    { GET: async (_request, { ctx }) => Response.json(await readLatest(ctx)) },
  ),
);
