// Brings a file of past payments and imports it, in a process of its own with one database.
import { query } from "@/lib/db";
import { getImport, receiveFile, startImport, workOnImports } from "@/lib/imports";
import { systemContext, toPublicId } from "@/lib/kernel";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string }>("select id from sites");
const siteId = site?.id as string;
const ctx = systemContext("bench", [siteId]);

const columns =
  'DateTime (UTC),"From","Message","Item","Received","Given","Currency","TransactionType","TransactionId","Reference","SalesTax","SalesTaxPercentage","SalesTaxIncludesShipping","BuyerCountry","BuyerStateOrProvince","BuyerEmail","PaymentProvider"\r\n';

const two = (value: number) => String(value).padStart(2, "0");

/** A row as Ko-fi writes it: three years of tips, a fifth of the payers coming back. */
function rowOf(at: number, count: number): string {
  const day = new Date(Date.UTC(2023, 0, 1) + Math.floor((at / count) * 1095) * 86_400_000);
  const date = `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()}`;
  const payer = at % Math.ceil(count / 5);
  const id = `${at.toString(16).padStart(8, "0")}-1111-4222-8333-444444444444`;
  const time = `${two(at % 24)}:${two(at % 60)}`;
  return `${date} ${time},"Payer ${payer}","Thank you for the maps, all ${at} of them","",${3 + (at % 9)}.00,0.00,EUR,Tip,${id},,,,,DE,,payer${payer}@example.com,Stripe\r\n`;
}

async function* file(count: number) {
  yield Buffer.from(columns);
  for (let at = 0; at < count; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - at) }, (_, i) => rowOf(at + i, count));
    yield Buffer.from(rows.join(""));
  }
}

answerWith(async ({ count }: { count: number }) => {
  const name = "payments.csv";
  let id = "";
  const upload = await timed(async () => {
    const made = await receiveFile(ctx, siteId, { platform: "kofi", name, body: file(count) });
    id = toPublicId("import", made.importId);
  });
  const check = await timed(() => workOnImports());
  await startImport(ctx, { id });
  const add = await timed(() => workOnImports());
  const { counts } = (await getImport(ctx, id)).detail;
  if (counts.added !== count) throw new Error(`the import added ${counts.added} of ${count}`);
  return { upload, check, add, peakMb: process.resourceUsage().maxRSS / 1024 };
});
