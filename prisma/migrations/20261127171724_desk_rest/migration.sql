-- AlterEnum
ALTER TYPE "ledger_kind" ADD VALUE 'dispute';

-- AlterTable
ALTER TABLE "import_runs" ADD COLUMN     "was_sent" BOOLEAN NOT NULL DEFAULT true;

-- Who began an import that is under way was not asked: what it adds stays to be sent, as it would have.
UPDATE "import_runs" SET "was_sent" = false WHERE "state" = 'importing';
