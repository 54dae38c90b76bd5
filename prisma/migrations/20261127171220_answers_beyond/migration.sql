-- AlterTable
ALTER TABLE "api_answers" ADD COLUMN     "working_until" TIMESTAMPTZ(3);
