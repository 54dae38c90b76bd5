import { definePublicRoute, mount } from "@/lib/http";
import { notFound } from "@/lib/kernel";

const nothingHere = () => {
  throw notFound("address");
};

/** What is not there is said in the contract's form, not as a page. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/api/[...path]", access: "public" },
    {
      GET: nothingHere,
      POST: nothingHere,
      PUT: nothingHere,
      PATCH: nothingHere,
      DELETE: nothingHere,
    },
  ),
);
