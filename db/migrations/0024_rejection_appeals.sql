CREATE TABLE "appeal_row" (
	"appeal_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "appeal_row_appeal_id_row_number_pk" PRIMARY KEY("appeal_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "vault"."rejected_row" (
	"item_id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"item_hash" text NOT NULL,
	"group_key" text,
	"byte_size" integer NOT NULL,
	"iv" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"kept_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeal" ALTER COLUMN "project_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "contribution_id" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "tied_account_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "contribution" ADD COLUMN "rows_kept_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal_row" ADD CONSTRAINT "appeal_row_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault"."rejected_row" ADD CONSTRAINT "rejected_row_contribution_id_contribution_key_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "vault"."contribution_key"("contribution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rejected_row_contribution_id_row_number_index" ON "vault"."rejected_row" USING btree ("contribution_id","row_number");--> statement-breakpoint
CREATE INDEX "rejected_row_kept_until_index" ON "vault"."rejected_row" USING btree ("kept_until");--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_contributionId_unique" UNIQUE("contribution_id");--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_has_place" CHECK (("appeal"."subject" = 'rejection') = ("appeal"."contribution_id" is not null)
        and ("appeal"."subject" = 'rejection') = ("appeal"."project_id" is null));