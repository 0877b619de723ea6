ALTER TABLE "chain_event" ADD COLUMN "orphaned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "claim" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "earning" ADD COLUMN "claim_id" text;--> statement-breakpoint
ALTER TABLE "release" ADD COLUMN "manifest_salt" text;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "epoch_open" ON "epoch" USING btree ("pool_id") WHERE "epoch"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "epoch_under_way" ON "epoch" USING btree ("pool_id") WHERE "epoch"."state" in ('closing', 'proposed');