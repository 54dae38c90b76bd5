





-- AlterTable
ALTER TABLE "stripe_accounts" ADD COLUMN     "account" TEXT,
ADD COLUMN     "changes" JSONB NOT NULL DEFAULT '[]';
