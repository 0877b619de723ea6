CREATE TABLE "bounty" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"project_id" text,
	"funder_id" text NOT NULL,
	"funder_address" text NOT NULL,
	"state" text NOT NULL,
	"reward_amount" numeric(78, 0) NOT NULL,
	"funded_amount" numeric(78, 0) NOT NULL,
	"reserved_amount" numeric(78, 0) DEFAULT 0 NOT NULL,
	"earned_amount" numeric(78, 0) DEFAULT 0 NOT NULL,
	"returned_amount" numeric(78, 0) DEFAULT 0 NOT NULL,
	"fund_transaction_hash" text,
	"fund_event_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"funded_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "bounty_fundEventKey_unique" UNIQUE("fund_event_key"),
	CONSTRAINT "bounty_reward_positive" CHECK ("bounty"."reward_amount" > 0),
	CONSTRAINT "bounty_amounts_not_negative" CHECK ("bounty"."reserved_amount" >= 0 and "bounty"."earned_amount" >= 0 and "bounty"."returned_amount" >= 0),
	CONSTRAINT "bounty_never_overpromised" CHECK ("bounty"."reserved_amount" + "bounty"."earned_amount" + "bounty"."returned_amount"
        <= case when "bounty"."funded_at" is null then 0 else "bounty"."funded_amount" end)
);
--> statement-breakpoint
ALTER TABLE "earning" ALTER COLUMN "release_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "earning" ALTER COLUMN "grant_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "bounty_id" text;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "reward_amount" numeric(78, 0);--> statement-breakpoint
ALTER TABLE "earning" ADD COLUMN "bounty_id" text;--> statement-breakpoint
ALTER TABLE "earning" ADD COLUMN "source_id" text;--> statement-breakpoint
ALTER TABLE "bounty" ADD CONSTRAINT "bounty_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bounty" ADD CONSTRAINT "bounty_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bounty" ADD CONSTRAINT "bounty_funder_id_account_id_fk" FOREIGN KEY ("funder_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bounty_project_id_state_index" ON "bounty" USING btree ("project_id","state");--> statement-breakpoint
CREATE INDEX "bounty_pool_id_state_index" ON "bounty" USING btree ("pool_id","state");--> statement-breakpoint
CREATE INDEX "bounty_funder_id_created_at_index" ON "bounty" USING btree ("funder_id","created_at");--> statement-breakpoint
CREATE INDEX "bounty_state_ends_at_index" ON "bounty" USING btree ("state","ends_at");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_bounty_id_bounty_id_fk" FOREIGN KEY ("bounty_id") REFERENCES "public"."bounty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_bounty_id_bounty_id_fk" FOREIGN KEY ("bounty_id") REFERENCES "public"."bounty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_rewarded" ON "assignment" USING btree ("run_id") WHERE "assignment"."bounty_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "earning_bounty_once" ON "earning" USING btree ("bounty_id","source_id","role","account_id");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_reward_has_bounty" CHECK (("assignment"."bounty_id" is null) = ("assignment"."reward_amount" is null));--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_one_source" CHECK (("earning"."grant_id" is null) <> ("earning"."bounty_id" is null)
        and ("earning"."grant_id" is null) = ("earning"."release_id" is null)
        and ("earning"."bounty_id" is null) = ("earning"."source_id" is null));