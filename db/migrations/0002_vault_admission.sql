ALTER TABLE "vault"."contribution_key" ALTER COLUMN "admitted_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vault"."contribution_key" ADD COLUMN "admission" jsonb;