





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
