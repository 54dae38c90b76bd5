-- AlterTable
ALTER TABLE "outgoing_mails" ADD COLUMN     "sealed_token" TEXT,
ADD COLUMN     "token_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "outgoing_mails_token_until_idx" ON "outgoing_mails"("token_until");

-- Until now, messages with links lay here as they went out. Their tokens are taken out; one that is
-- still waiting would go out with a dead link, so it is asked for again.
UPDATE "outgoing_mails" SET
  "html" = regexp_replace("html", '(/(sign-in/link|invite)\?token=)[[:alnum:]_-]+', '\1used-or-too-old', 'g'),
  "text" = regexp_replace("text", '(/(sign-in/link|invite)\?token=)[[:alnum:]_-]+', '\1used-or-too-old', 'g'),
  "state" = CASE WHEN "state" IN ('queued', 'sending') THEN 'canceled'::"mail_state" ELSE "state" END,
  "last_error" = CASE WHEN "state" IN ('queued', 'sending') THEN 'Onetill was upgraded before this was sent. Ask for a new one.' ELSE "last_error" END
WHERE "purpose" IN ('sign-in-link', 'invitation');
