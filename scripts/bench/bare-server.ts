// What ingest is compared with: node:http and one insert, and nothing else.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { answerWith } from "./ask";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on("error", () => {});
await pool.query(
  `create table if not exists bench_deliveries
     (id uuid primary key, body bytea not null, received_at timestamptz not null default now())`,
);

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  await pool.query("insert into bench_deliveries (id, body) values ($1, $2)", [
    randomUUID(),
    Buffer.concat(chunks),
  ]);
  response.setHeader("content-type", "application/json");
  response.end('{"received":true,"duplicate":false}');
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;
answerWith(async () => ({ url: `http://127.0.0.1:${port}/` }));
