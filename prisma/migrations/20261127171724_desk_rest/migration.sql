-- AlterEnum
ALTER TYPE "ledger_kind" ADD VALUE 'dispute';

-- AlterTable
ALTER TABLE "import_runs" ADD COLUMN     "was_sent" BOOLEAN NOT NULL DEFAULT true;

-- Who began an import that is under way was not asked: what it adds stays to be sent, as it would have.
UPDATE "import_runs" SET "was_sent" = false WHERE "state" = 'importing';

-- CreateTable
CREATE TABLE "site_logos" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "site_logos_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_logos_site_id_key" ON "site_logos"("site_id");
