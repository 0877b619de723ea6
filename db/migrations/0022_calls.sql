ALTER TABLE "bounty" ADD COLUMN "wanted" text;--> statement-breakpoint
ALTER TABLE "bounty" ADD COLUMN "per_contributor_count" integer;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "bounty_id" text;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "reward_amount" numeric(78, 0);--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "promised_count" integer;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "rewarded_count" integer;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "promise_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_bounty_id_bounty_id_fk" FOREIGN KEY ("bounty_id") REFERENCES "public"."bounty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contribution_promised" ON "contribution" USING btree ("bounty_id","contributor_id") WHERE "contribution"."bounty_id" is not null;--> statement-breakpoint
CREATE INDEX "contribution_promise_lapses" ON "contribution" USING btree ("promise_ends_at") WHERE "contribution"."promise_ends_at" is not null and "contribution"."rewarded_count" is null;--> statement-breakpoint
ALTER TABLE "bounty" ADD CONSTRAINT "bounty_project_or_call" CHECK (("bounty"."project_id" is null) = ("bounty"."wanted" is not null));--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_promise_whole" CHECK (("contribution"."bounty_id" is null) = ("contribution"."reward_amount" is null)
        and ("contribution"."bounty_id" is null) = ("contribution"."promised_count" is null)
        and coalesce("contribution"."rewarded_count" <= "contribution"."promised_count", "contribution"."rewarded_count" is null));