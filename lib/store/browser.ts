// What a browser may take of the module: no zod, nothing of node:.
export * from "./pictures/picture-bounds";
