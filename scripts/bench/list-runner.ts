// Calls the verb behind the list of orders, in a process of its own with one database.
import { readOrderQuery } from "@/lib/api";
import { query } from "@/lib/db";
import { systemContext } from "@/lib/kernel";
import { listOrders } from "@/lib/orders";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string }>("select id from sites");
const ctx = systemContext("bench", [site?.id as string]);

answerWith(async ({ search, calls }: { search: string; calls: number }) => {
  const times: number[] = [];
  let found = 0;
  let next: string | null = null;
  for (let call = 0; call < calls; call++) {
    times.push(
      await timed(async () => {
        const page = await listOrders(ctx, readOrderQuery(new URLSearchParams(search)));
        found = page.orders.length;
        next = page.nextCursor;
      }),
    );
  }
  return { times, found, next };
});
