-- Of all that is told about a person the highest rank counts, whichever came first: "1" and the rank
-- of a platform's report, or "0" and the time of a payment out of a file.
ALTER TABLE "customers" ADD COLUMN "name_rank" TEXT NOT NULL DEFAULT '',
ADD COLUMN "email_rank" TEXT NOT NULL DEFAULT '';

-- What is known is ranked by the orders that told it. Reports of a paid period on Buy Me a Coffee are
-- ranked the other way round: the earliest one tells what was paid. A membership's own reports may
-- be newer than any order: then the name that is there is theirs.
WITH "told" AS (
  SELECT "site_id", "customer_id", "customer_name", "customer_email",
    CASE
      WHEN length("reported_rank") < 2
        THEN '0' || lpad(greatest(0, floor(extract(epoch FROM "placed_at") * 1000))::bigint::text, 15, '0')
      WHEN "platform" = 'buymeacoffee' AND "kind" = 'membership'
        THEN '1' || translate(substr("reported_rank", 2), '0123456789', '9876543210')
      ELSE '1' || substr("reported_rank", 2)
    END AS "rank"
  FROM "orders" WHERE "customer_id" IS NOT NULL
), "names" AS (
  SELECT DISTINCT ON ("site_id", "customer_id") "site_id", "customer_id", "customer_name" AS "name", "rank"
  FROM "told" WHERE "customer_name" IS NOT NULL
  ORDER BY "site_id", "customer_id", "rank" COLLATE "C" DESC
), "emails" AS (
  SELECT DISTINCT ON ("site_id", "customer_id") "site_id", "customer_id", "customer_email" AS "email", "rank"
  FROM "told" WHERE "customer_email" IS NOT NULL
  ORDER BY "site_id", "customer_id", "rank" COLLATE "C" DESC
), "memberships" AS (
  SELECT "site_id", "customer_id", max('1' || "reported_rank" COLLATE "C") AS "rank"
  FROM "subscriptions" GROUP BY "site_id", "customer_id"
), "best" AS (
  SELECT c."id", n."name", e."email", coalesce(n."rank", '') AS "name_rank",
    coalesce(e."rank", '') AS "email_rank", coalesce(m."rank", '') AS "membership_rank"
  FROM "customers" c
  LEFT JOIN "names" n ON n."site_id" = c."site_id" AND n."customer_id" = c."id"
  LEFT JOIN "emails" e ON e."site_id" = c."site_id" AND e."customer_id" = c."id"
  LEFT JOIN "memberships" m ON m."site_id" = c."site_id" AND m."customer_id" = c."id"
)
UPDATE "customers" c SET
  "name" = CASE WHEN b."name_rank" >= b."membership_rank" COLLATE "C" THEN coalesce(b."name", c."name") ELSE c."name" END,
  "name_rank" = CASE WHEN c."name" IS NULL THEN b."name_rank"
    ELSE greatest(b."name_rank", b."membership_rank" COLLATE "C") END,
  "email" = CASE WHEN b."email_rank" >= b."membership_rank" COLLATE "C" THEN coalesce(b."email", c."email") ELSE c."email" END,
  "email_rank" = CASE WHEN c."email" IS NULL THEN b."email_rank"
    ELSE greatest(b."email_rank", b."membership_rank" COLLATE "C") END
FROM "best" b WHERE b."id" = c."id";
