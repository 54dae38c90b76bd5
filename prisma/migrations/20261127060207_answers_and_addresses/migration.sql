-- CreateTable
CREATE TABLE "api_answers" (
    "site_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "sealed_body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_answers_pkey" PRIMARY KEY ("site_id","api_key_id","request_hash")
);

-- One address, one key: in lower case, composed (NFC), its domain in ASCII. What was kept in other
-- spellings is carried over. The two functions are gone at the end.

-- RFC 3492, the encoding procedure of section 6.3.
CREATE FUNCTION onetill_punycode(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  points int[] := ARRAY(SELECT ascii(c) FROM regexp_split_to_table(label, '') WITH ORDINALITY AS s(c, at) ORDER BY at);
  output text := coalesce((SELECT string_agg(chr(p), '' ORDER BY at) FROM unnest(points) WITH ORDINALITY AS s(p, at) WHERE p < 128), '');
  basic int := length(output);
  handled int := basic;
  n int := 128;
  delta int := 0;
  bias int := 72;
  next_n int;
  point int;
  q int;
  k int;
  t int;
BEGIN
  IF basic > 0 THEN output := output || '-'; END IF;
  WHILE handled < cardinality(points) LOOP
    SELECT min(p) INTO next_n FROM unnest(points) AS p WHERE p >= n;
    delta := delta + (next_n - n) * (handled + 1);
    n := next_n;
    FOREACH point IN ARRAY points LOOP
      IF point < n THEN delta := delta + 1; END IF;
      IF point = n THEN
        q := delta;
        k := 36;
        LOOP
          t := CASE WHEN k <= bias THEN 1 WHEN k >= bias + 26 THEN 26 ELSE k - bias END;
          EXIT WHEN q < t;
          output := output || substr('abcdefghijklmnopqrstuvwxyz0123456789', t + (q - t) % (36 - t) + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        END LOOP;
        output := output || substr('abcdefghijklmnopqrstuvwxyz0123456789', q + 1, 1);
        delta := CASE WHEN handled = basic THEN delta / 700 ELSE delta / 2 END;
        delta := delta + delta / (handled + 1);
        k := 0;
        WHILE delta > 455 LOOP
          delta := delta / 35;
          k := k + 36;
        END LOOP;
        bias := k + 36 * delta / (delta + 38);
        delta := 0;
        handled := handled + 1;
      END IF;
    END LOOP;
    delta := delta + 1;
    n := n + 1;
  END LOOP;
  RETURN 'xn--' || output;
END $$;

CREATE FUNCTION onetill_email_key(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(composed, '[^@]*$', '') || coalesce((
    SELECT string_agg(
      CASE WHEN octet_length(label) = char_length(label) THEN label
        ELSE onetill_punycode(lower(normalize(label, NFKC))) END, '.' ORDER BY at)
    FROM regexp_split_to_table(regexp_replace(composed, '^.*@', ''), '[.。．｡]') WITH ORDINALITY AS s(label, at)
  ), '')
  FROM (SELECT lower(normalize(btrim(address), NFC)) AS composed) AS c
$$;

-- Of customers who turn out to be one the oldest stays, called as the highest rank calls them.
CREATE TABLE onetill_same_customers AS
WITH keyed AS (
  SELECT site_id, id, name, name_rank, email, email_rank, created_at,
    'email:' || onetill_email_key(substr(identity_key, 7)) AS key
  FROM customers WHERE identity_key LIKE 'email:%'
    AND octet_length(identity_key) > char_length(identity_key)
), concerned AS (
  SELECT * FROM keyed
  UNION
  SELECT c.site_id, c.id, c.name, c.name_rank, c.email, c.email_rank, c.created_at, c.identity_key
  FROM customers c JOIN keyed k ON k.site_id = c.site_id AND k.key = c.identity_key
)
SELECT site_id, id, key,
  first_value(id) OVER (PARTITION BY site_id, key ORDER BY created_at, id) AS kept,
  first_value(name) OVER (PARTITION BY site_id, key ORDER BY name_rank COLLATE "C" DESC, id) AS name,
  max(name_rank COLLATE "C") OVER (PARTITION BY site_id, key) AS name_rank,
  first_value(email) OVER (PARTITION BY site_id, key ORDER BY email_rank COLLATE "C" DESC, id) AS email,
  max(email_rank COLLATE "C") OVER (PARTITION BY site_id, key) AS email_rank
FROM concerned;

UPDATE orders o SET customer_id = s.kept FROM onetill_same_customers s
WHERE o.site_id = s.site_id AND o.customer_id = s.id AND s.id <> s.kept;
UPDATE subscriptions m SET customer_id = s.kept FROM onetill_same_customers s
WHERE m.site_id = s.site_id AND m.customer_id = s.id AND s.id <> s.kept;
DELETE FROM customers c USING onetill_same_customers s
WHERE c.site_id = s.site_id AND c.id = s.id AND s.id <> s.kept;
UPDATE customers c SET identity_key = s.key, name = coalesce(s.name, c.name), name_rank = s.name_rank,
  email = coalesce(s.email, c.email), email_rank = s.email_rank
FROM onetill_same_customers s WHERE c.site_id = s.site_id AND c.id = s.id AND s.id = s.kept;
DROP TABLE onetill_same_customers;

INSERT INTO mail_opt_outs (site_id, email_key, at)
SELECT site_id, onetill_email_key(email_key), at FROM mail_opt_outs
WHERE octet_length(email_key) > char_length(email_key)
ON CONFLICT DO NOTHING;
DELETE FROM mail_opt_outs
WHERE octet_length(email_key) > char_length(email_key) AND email_key <> onetill_email_key(email_key);

UPDATE confirmations SET email_key = onetill_email_key(email_key)
WHERE octet_length(email_key) > char_length(email_key);
UPDATE confirmations SET paid_email_key = onetill_email_key(paid_email_key)
WHERE octet_length(paid_email_key) > char_length(paid_email_key);

DROP FUNCTION onetill_email_key(text);
DROP FUNCTION onetill_punycode(text);

-- CreateTable
CREATE TABLE "carried_steps" (
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "after_at" TIMESTAMPTZ(6),
    "after_id" UUID,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "carried_steps_pkey" PRIMARY KEY ("site_id","name")
);
