-- CreateTable
CREATE TABLE "import_uploads" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_uploads_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE INDEX "import_uploads_site_id_started_at_idx" ON "import_uploads"("site_id", "started_at");

-- The characters of a text that no index of three-letter runs can find alone: names of one or two
-- characters in scripts without blanks, emoji, signs.
CREATE FUNCTION "search_characters"(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_split_to_array(regexp_replace($1, '[a-zA-Z0-9\s]+', '', 'g'), '') $$;

-- Searches for one or two such characters.
CREATE INDEX "orders_characters_idx" ON "orders" USING gin (search_characters("search_text")) WITH (fastupdate = off);
CREATE INDEX "confirmations_characters_idx" ON "confirmations" USING gin (search_characters("search_text")) WITH (fastupdate = off);
CREATE INDEX "outgoing_mails_characters_idx" ON "outgoing_mails" USING gin (search_characters(lower("recipient" || ' ' || "subject"))) WITH (fastupdate = off);
