DROP INDEX "epoch_under_way";--> statement-breakpoint
ALTER TABLE "chain_cursor" ADD COLUMN "block_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chain_cursor" ADD COLUMN "head_block" bigint;--> statement-breakpoint
ALTER TABLE "chain_cursor" ADD COLUMN "head_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chain_cursor" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "chain_event" ADD COLUMN "block_position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chain_event" ADD COLUMN "application" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "chain_event" ADD COLUMN "undo" jsonb;--> statement-breakpoint
-- A pool proposes one root at a time. Checked at the end of a transaction where that asks for it: taking events of a
-- reorganized chain back passes through states that the chain itself never shows.
ALTER TABLE "epoch" ADD CONSTRAINT "epoch_under_way" EXCLUDE USING btree ("pool_id" WITH =)
  WHERE ("state" IN ('closing', 'proposed')) DEFERRABLE INITIALLY IMMEDIATE;
