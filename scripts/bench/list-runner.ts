// Calls the verb behind the list of orders, in a process of its own with one database.
import { orderListRequest, readQuery } from "@/lib/api";
import { orderQuerySchema } from "@/lib/api/schemas";
import { query } from "@/lib/db";
import { systemContext } from "@/lib/kernel";
import { listOrders } from "@/lib/orders";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string }>("select id from sites");
const ctx = systemContext("bench", [site?.id as string]);

answerWith(async ({ search }: { search: string }) => {
  const request = orderListRequest(readQuery(orderQuerySchema, new URLSearchParams(search)));
  let next: string | null = null;
  const ms = await timed(async () => {
    next = (await listOrders(ctx, request)).nextCursor;
  });
  return { ms, next };
});
