-- AlterTable
ALTER TABLE "users" ADD COLUMN     "is_installation_owner" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "known_devices" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("token_hash","user_id")
);

-- CreateIndex
CREATE INDEX "known_devices_user_id_signed_in_at_idx" ON "known_devices"("user_id", "signed_in_at");

-- CreateIndex
CREATE INDEX "outgoing_mails_supporter_key_created_at_idx" ON "outgoing_mails"("supporter_key", "created_at");

-- AddForeignKey
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The first account owns the installation.
UPDATE "users" SET "is_installation_owner" = true
WHERE "id" = (SELECT "id" FROM "users" ORDER BY "created_at", "id" LIMIT 1);
