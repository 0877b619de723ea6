CREATE TABLE "relay_spend" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"purpose" text NOT NULL,
	"reference_id" text NOT NULL,
	"cost_wei" numeric(78, 0) NOT NULL,
	"transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "relay_spend" ADD CONSTRAINT "relay_spend_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "relay_spend_created_at_index" ON "relay_spend" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "relay_spend_account_id_created_at_index" ON "relay_spend" USING btree ("account_id","created_at");