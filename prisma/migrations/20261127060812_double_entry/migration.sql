-- The ledger becomes double entry: transactions, and postings that sum to zero in each currency.
ALTER TYPE "ledger_kind" RENAME TO "ledger_kind_before";
CREATE TYPE "ledger_kind" AS ENUM ('sale', 'fee', 'refund', 'correction');

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "ledger_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "payment_key" TEXT NOT NULL,
    "order_id" UUID,
    "is_test" BOOLEAN NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "ledger_postings" (
    "site_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "quantity" SMALLINT NOT NULL DEFAULT 0,
    "kind" "ledger_kind" NOT NULL,
    "platform" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "value_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_postings_pkey" PRIMARY KEY ("site_id","transaction_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_site_id_key_key" ON "ledger_transactions"("site_id", "key");

-- Postings are entered by whole transactions: what one statement enters has to balance by itself. It looks at
-- the new rows alone, so it costs little and finds all it needs on one shard.
CREATE FUNCTION "ledger_check_balance"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT n.transaction_id, n.currency, sum(n.amount) AS amount INTO wrong
  FROM new_postings n GROUP BY n.site_id, n.transaction_id, n.currency HAVING sum(n.amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The postings of ledger transaction % sum to % %, not to zero', wrong.transaction_id, wrong.amount, wrong.currency
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_postings_balance" AFTER INSERT ON "ledger_postings"
  REFERENCING NEW TABLE AS new_postings FOR EACH STATEMENT EXECUTE FUNCTION "ledger_check_balance"();

-- Nothing is changed or taken out. Only who removes a whole site may, and says which by `onetill.removed_site`.
CREATE FUNCTION "ledger_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.site_id::text = current_setting('onetill.removed_site', true) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is only ever added to: a mistake is put right by another transaction', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ledger_transactions_kept" BEFORE UPDATE OR DELETE ON "ledger_transactions"
  FOR EACH ROW EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_postings_kept" BEFORE UPDATE OR DELETE ON "ledger_postings"
  FOR EACH ROW EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_transactions_whole" BEFORE TRUNCATE ON "ledger_transactions"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();
CREATE TRIGGER "ledger_postings_whole" BEFORE TRUNCATE ON "ledger_postings"
  FOR EACH STATEMENT EXECUTE FUNCTION "ledger_refuse_change"();

-- What was entered before is carried over, each entry with the posting that was missing beside it. A charge
-- that was taken back and the right one entered for it are one correction. A refund that has no order, or is in
-- another currency than its order, is under review.
CREATE TABLE "ledger_carried" AS
SELECT e.*, e.kind = 'refund' AS is_refund, e.entry_key LIKE '%:back' AS is_back,
  coalesce(o.placed_at, e.occurred_at) AS value_at,
  CASE WHEN e.kind = 'charge' OR o.currency = e.currency THEN 'site' ELSE 'review' END AS account,
  CASE WHEN e.kind = 'refund' THEN 'refund' WHEN e.entry_key = 'charge:' || e.payment_key THEN 'sale' ELSE 'correction' END AS new_kind,
  CASE WHEN e.kind = 'refund' THEN 'refund:' || e.platform || ':' || regexp_replace(e.entry_key, '^refund:', '')
    WHEN e.entry_key = 'charge:' || e.payment_key THEN 'sale:' || e.platform || ':' || e.payment_key
    ELSE 'correction:' || e.platform || ':' || regexp_replace(regexp_replace(e.entry_key, '^charge:', ''), ':back$', '') END AS key
FROM "ledger_entries" e LEFT JOIN "orders" o ON o.site_id = e.site_id AND o.id = e.order_id;

ANALYZE "ledger_carried";

INSERT INTO "ledger_transactions" (site_id, id, kind, key, platform, payment_key, order_id, is_test, occurred_at, recorded_at)
SELECT site_id, min(id::text)::uuid, min(new_kind)::ledger_kind, key, min(platform), min(payment_key), min(order_id::text)::uuid,
  bool_or(is_test), min(occurred_at), min(created_at)
FROM "ledger_carried" GROUP BY site_id, key;

INSERT INTO "ledger_postings" (site_id, transaction_id, position, account, currency, amount, quantity, kind, platform, is_test, value_at)
SELECT c.site_id, t.id, row_number() OVER (PARTITION BY c.site_id, t.id ORDER BY c.id, leg.position) - 1,
  CASE leg.position WHEN 0 THEN c.account ELSE 'outside:' || c.platform END, c.currency,
  c.amount * (CASE WHEN c.is_refund THEN -1 ELSE 1 END) * (CASE leg.position WHEN 0 THEN 1 ELSE -1 END),
  CASE WHEN c.is_refund OR leg.position = 1 THEN 0 WHEN c.new_kind = 'correction' AND c.is_back THEN -1 ELSE 1 END,
  t.kind, c.platform, t.is_test, c.value_at
FROM "ledger_carried" c JOIN "ledger_transactions" t ON t.site_id = c.site_id AND t.key = c.key
CROSS JOIN (VALUES (0), (1)) AS leg(position);

DROP TABLE "ledger_carried";
ANALYZE "ledger_transactions";
ANALYZE "ledger_postings";

-- Of several test sends with one payment's name only the first was entered as a charge. Every order that was
-- paid has its sale from now on, as the home page counted it all along.
WITH missing AS (
  SELECT o.site_id, gen_random_uuid() AS id, o.id AS order_id, o.platform, o.payment_key, o.is_test, o.placed_at, o.currency, o.amount, o.created_at
  FROM "orders" o
  WHERE o.payment_status IN ('paid', 'partially_refunded', 'refunded') AND NOT EXISTS (
    SELECT FROM "ledger_transactions" t WHERE t.site_id = o.site_id AND t.order_id = o.id AND t.kind IN ('sale', 'correction'))
), entered AS (
  INSERT INTO "ledger_transactions" (site_id, id, kind, key, platform, payment_key, order_id, is_test, occurred_at, recorded_at)
  SELECT site_id, id, 'sale', 'sale:' || order_id, platform, payment_key, order_id, is_test, placed_at, created_at FROM missing
)
INSERT INTO "ledger_postings" (site_id, transaction_id, position, account, currency, amount, quantity, kind, platform, is_test, value_at)
SELECT site_id, id, leg.position, CASE leg.position WHEN 0 THEN 'site' ELSE 'outside:' || platform END, currency, amount * leg.sign,
  1 - leg.position, 'sale', platform, is_test, placed_at
FROM missing CROSS JOIN (VALUES (0, 1), (1, -1)) AS leg(position, sign);

-- An order's refunds beyond what was paid are under review, too.
WITH over AS (
  SELECT o.site_id, gen_random_uuid() AS id, o.id AS order_id, o.platform, o.payment_key, o.is_test, o.placed_at, o.currency,
    -sum(p.amount) - o.amount AS amount, max(t.occurred_at) AS occurred_at, max(t.recorded_at) AS recorded_at
  FROM "ledger_transactions" t
  JOIN "ledger_postings" p ON p.site_id = t.site_id AND p.transaction_id = t.id AND p.account = 'site'
  JOIN "orders" o ON o.site_id = t.site_id AND o.id = t.order_id
  WHERE t.kind = 'refund' GROUP BY o.site_id, o.id, o.platform, o.payment_key, o.is_test, o.placed_at, o.currency, o.amount
  HAVING -sum(p.amount) > o.amount
), moved AS (
  INSERT INTO "ledger_transactions" (site_id, id, kind, key, platform, payment_key, order_id, is_test, occurred_at, recorded_at)
  SELECT site_id, id, 'refund', 'joined:' || order_id || ':0', platform, payment_key, order_id, is_test, occurred_at, recorded_at FROM over
)
INSERT INTO "ledger_postings" (site_id, transaction_id, position, account, currency, amount, kind, platform, is_test, value_at)
SELECT site_id, id, leg.position, leg.account, currency, amount * leg.sign, 'refund', platform, is_test, placed_at
FROM over CROSS JOIN (VALUES (0, 'site', 1), (1, 'review', -1)) AS leg(position, account, sign);

-- What a platform kept as its fee was shown among an order's details until now. It is in the decimals of the
-- amount beside it; what is no fee in them stays where it is.
WITH told AS MATERIALIZED (
  SELECT o.site_id, gen_random_uuid() AS id, o.id AS order_id, o.platform, o.external_id, o.payment_key, o.is_test, o.placed_at, o.currency, o.amount,
    (o.details->>'application_fee')::numeric * power(10::numeric, length(split_part(o.details->>'amount', '.', 2))) AS fee, t.recorded_at
  FROM "orders" o JOIN "ledger_transactions" t ON t.site_id = o.site_id AND t.order_id = o.id AND t.kind = 'sale'
  WHERE o.details->>'application_fee' ~ '^[0-9]{1,12}([.][0-9]{1,6})?$' AND o.details->>'amount' ~ '^[0-9]{1,15}([.][0-9]{1,4})?$'
), fees AS (
  SELECT * FROM told WHERE fee = trunc(fee) AND fee > 0 AND fee <= amount
), entered AS (
  INSERT INTO "ledger_transactions" (site_id, id, kind, key, platform, payment_key, order_id, is_test, occurred_at, recorded_at)
  SELECT site_id, id, 'fee', 'fee:' || platform || ':' || external_id, platform, payment_key, order_id, is_test, placed_at, recorded_at FROM fees
)
INSERT INTO "ledger_postings" (site_id, transaction_id, position, account, currency, amount, kind, platform, is_test, value_at)
SELECT site_id, id, leg.position, CASE leg.position WHEN 0 THEN 'site' ELSE 'fees:' || platform END, currency, fee::bigint * leg.sign,
  'fee', platform, is_test, placed_at
FROM fees CROSS JOIN (VALUES (0, -1), (1, 1)) AS leg(position, sign);

DROP TABLE "ledger_entries";
DROP TYPE "ledger_kind_before";

-- CreateIndex
CREATE INDEX "ledger_transactions_site_id_platform_payment_key_idx" ON "ledger_transactions"("site_id", "platform", "payment_key");

-- CreateIndex
CREATE INDEX "ledger_transactions_site_id_order_id_idx" ON "ledger_transactions"("site_id", "order_id");

-- AddForeignKey
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_site_id_transaction_id_fkey" FOREIGN KEY ("site_id", "transaction_id") REFERENCES "ledger_transactions"("site_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The home page's sums over a period are read from this alone.
CREATE INDEX "ledger_takings_idx" ON "ledger_postings"("site_id", "value_at")
  INCLUDE ("kind", "platform", "currency", "amount", "quantity") WHERE "account" = 'site' AND NOT "is_test";
