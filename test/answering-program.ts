// A web process of a test's own: the API, and one address beside it whose work a test can hold and kill.
import { createServer } from "node:http";
import { z } from "zod";
import { defineEndpoint } from "@/lib/api";
import { answerApi, routesOf } from "@/lib/http";
import { OnetillError } from "@/lib/kernel";
import { putInFront } from "../scripts/web/answer-plainly";

const planted = defineEndpoint({
  id: "plant",
  method: "POST",
  path: "/planted/[id]",
  scope: "orders:write",
  summary: "Plant",
  query: z.object({ loud: z.boolean().optional() }),
  body: z.strictObject({
    ends: z.enum(["well", "refused", "broken", "away", "killed"]).default("well"),
    waits: z.boolean().default(false),
    note: z.string().optional(),
  }),
  answer: { status: 201, description: "", schema: z.unknown(), example: null },
  handle: async (_ctx, { params, body, tx }) => {
    await tx.query("insert into planted (id) values ($1)", [params.id]);
    if (body.waits) await tx.query("select pg_advisory_xact_lock(42)");
    if (body.ends === "refused") throw new OnetillError("conflict", "Not now.");
    if (body.ends === "away") throw new OnetillError("unavailable", "Away.");
    if (body.ends === "broken") await tx.query("select 1 / 0");
    if (body.ends === "killed" && process.env.DOOMED) process.kill(process.pid, "SIGKILL");
    const { rows } = await tx.query("select count(*)::int as n from planted where id = $1", [
      params.id,
    ]);
    return { id: params.id, n: rows[0]?.n, at: performance.now() };
  },
});

const [plantedRoute] = routesOf([planted]);
const server = createServer(
  putInFront(
    (path) => (path.startsWith("/api/v1/planted/") ? plantedRoute : answerApi),
    "http://localhost:3000",
    async () => {},
  ),
);
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit(0));
