// What the web process answers itself, in front of Next: one file beside the build, as the worker is.
export { findFrontRoute } from "@/lib/http";
