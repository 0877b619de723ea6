CREATE SCHEMA "vault";
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"display_name" text,
	"is_hidden_from_leaderboards" boolean DEFAULT false NOT NULL,
	"is_game_hidden" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "admission_row" (
	"contribution_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"verdict" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"item_id" text,
	CONSTRAINT "admission_row_contribution_id_row_number_pk" PRIMARY KEY("contribution_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "annotation" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"run_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"labeler_id" text NOT NULL,
	"answer" jsonb NOT NULL,
	"class_index" integer NOT NULL,
	"note" text,
	"duration_seconds" double precision NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"credit" double precision,
	"earned_points" numeric(78, 0) DEFAULT 0 NOT NULL,
	CONSTRAINT "annotation_assignmentId_unique" UNIQUE("assignment_id")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"task_id" text NOT NULL,
	"labeler_id" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"is_gold" boolean NOT NULL,
	"is_swapped" boolean NOT NULL,
	"reward_points" numeric(78, 0) NOT NULL,
	"answer" jsonb,
	"answered_at" timestamp (3) with time zone,
	"skip_reason" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain_cursor" (
	"name" text PRIMARY KEY NOT NULL,
	"next_block" bigint NOT NULL,
	"block_hash" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain_event" (
	"transaction_hash" text NOT NULL,
	"log_index" integer NOT NULL,
	"block_number" bigint NOT NULL,
	"block_hash" text NOT NULL,
	"name" text NOT NULL,
	"args" jsonb NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chain_event_transaction_hash_log_index_pk" PRIMARY KEY("transaction_hash","log_index")
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"epoch_id" text,
	"account_id" text,
	"address" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"cumulative_amount" numeric(78, 0) NOT NULL,
	"state" text NOT NULL,
	"failure_reason" text,
	"transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consensus_fit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"method" text NOT NULL,
	"annotation_count" integer NOT NULL,
	"iterations" integer NOT NULL,
	"is_converged" boolean NOT NULL,
	"gold_accuracy" double precision,
	"alpha" double precision,
	"seconds" double precision NOT NULL,
	"fitted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"purposes" text[] NOT NULL,
	"message" jsonb NOT NULL,
	"signature" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"contributor_id" text NOT NULL,
	"title" text NOT NULL,
	"media_type" text NOT NULL,
	"state" text NOT NULL,
	"contribution_hash" text NOT NULL,
	"plaintext_byte_size" bigint NOT NULL,
	"ciphertext_byte_size" bigint,
	"blob_key" text,
	"receipt" jsonb,
	"fixes_id" text,
	"accepted_count" integer DEFAULT 0 NOT NULL,
	"rejected_count" integer DEFAULT 0 NOT NULL,
	"held_count" integer DEFAULT 0 NOT NULL,
	"rejection_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"uploaded_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"admitted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"grant_id" text NOT NULL,
	"release_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"requested_by_key" text NOT NULL,
	"recipient" text NOT NULL,
	"state" text NOT NULL,
	"refusal_reason" text,
	"blob_key" text,
	"byte_size" bigint,
	"item_count" integer,
	"label_count" integer,
	"withheld_count" integer,
	"manifest" jsonb,
	"manifest_signature" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ready_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "earning" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"release_id" text NOT NULL,
	"grant_id" text NOT NULL,
	"account_id" text NOT NULL,
	"address" text NOT NULL,
	"role" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"weight" numeric(78, 0) NOT NULL,
	"total_weight" numeric(78, 0) NOT NULL,
	"role_amount" numeric(78, 0) NOT NULL,
	"state" text NOT NULL,
	"epoch_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "epoch_leaf" (
	"epoch_id" text NOT NULL,
	"position" integer NOT NULL,
	"account_id" text,
	"address" text NOT NULL,
	"cumulative_amount" numeric(78, 0) NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "epoch_leaf_epoch_id_position_pk" PRIMARY KEY("epoch_id","position")
);
--> statement-breakpoint
CREATE TABLE "epoch" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"epoch_amount" numeric(78, 0) DEFAULT 0 NOT NULL,
	"cumulative_total_amount" numeric(78, 0),
	"root" text,
	"transcript" jsonb,
	"transcript_hash" text,
	"access_log_head" text,
	"propose_transaction_hash" text,
	"accept_transaction_hash" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"proposed_at" timestamp (3) with time zone,
	"acceptable_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"veto_reason" text
);
--> statement-breakpoint
CREATE TABLE "grant" (
	"id" text PRIMARY KEY NOT NULL,
	"on_chain_id" numeric(78, 0) NOT NULL,
	"release_id" text NOT NULL,
	"pool_id" text NOT NULL,
	"organization_id" text,
	"purchased_by_id" text,
	"buyer_address" text NOT NULL,
	"paid_amount" numeric(78, 0) NOT NULL,
	"settled_amount" numeric(78, 0),
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"inspection_ends_at" timestamp (3) with time zone NOT NULL,
	"purchase_transaction_hash" text NOT NULL,
	"settle_transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "grant_onChainId_unique" UNIQUE("on_chain_id")
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"byte_size" integer NOT NULL,
	"item_hash" text NOT NULL,
	"group_key" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "label" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"task_id" text NOT NULL,
	"answer" jsonb NOT NULL,
	"class_index" integer NOT NULL,
	"confidence" double precision NOT NULL,
	"posterior" double precision[] NOT NULL,
	"source" text NOT NULL,
	"method" text NOT NULL,
	"annotation_count" integer NOT NULL,
	"settled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "label_taskId_unique" UNIQUE("task_id")
);
--> statement-breakpoint
CREATE TABLE "labeler_skill" (
	"project_id" text NOT NULL,
	"labeler_id" text NOT NULL,
	"confusion" double precision[],
	"annotation_count" integer DEFAULT 0 NOT NULL,
	"gold_count" integer DEFAULT 0 NOT NULL,
	"gold_correct_count" integer DEFAULT 0 NOT NULL,
	"skill_mean" double precision NOT NULL,
	"skill_low" double precision NOT NULL,
	"skill_high" double precision NOT NULL,
	"is_qualified" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "labeler_skill_project_id_labeler_id_pk" PRIMARY KEY("project_id","labeler_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_account" (
	"key" text PRIMARY KEY NOT NULL,
	"asset" text NOT NULL,
	"owner_id" text,
	"may_go_negative" boolean NOT NULL,
	"balance_amount" numeric(78, 0) DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_account_not_negative" CHECK ("ledger_account"."may_go_negative" or "ledger_account"."balance_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"id" text PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"asset" text NOT NULL,
	"debit_key" text NOT NULL,
	"credit_key" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"reason" text NOT NULL,
	"reference_id" text NOT NULL,
	"reverses_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_transfer_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "ledger_transfer_positive" CHECK ("ledger_transfer"."amount" > 0),
	CONSTRAINT "ledger_transfer_two_sides" CHECK ("ledger_transfer"."debit_key" <> "ledger_transfer"."credit_key")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"release_id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"signature" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_member" (
	"organization_id" text NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organization_member_organization_id_account_id_pk" PRIMARY KEY("organization_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"recipient" text,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pool_moderator" (
	"pool_id" text NOT NULL,
	"account_id" text NOT NULL,
	"appointed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pool_moderator_pool_id_account_id_pk" PRIMARY KEY("pool_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "pool" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"item_schema" jsonb NOT NULL,
	"media_types" text[] NOT NULL,
	"licence_id" text NOT NULL,
	"licence_text" text,
	"price_amount" numeric(78, 0) NOT NULL,
	"contributors_bps" integer NOT NULL,
	"labelers_bps" integer NOT NULL,
	"moderators_bps" integer NOT NULL,
	"treasury_bps" integer NOT NULL,
	"treasury_address" text NOT NULL,
	"grant_duration_seconds" integer NOT NULL,
	"inspection_seconds" integer NOT NULL,
	"state" text NOT NULL,
	"recipient" text,
	"salt" text NOT NULL,
	"on_chain_id" text,
	"terms_hash" text,
	"open_transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "pool_onChainId_unique" UNIQUE("on_chain_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"question" text NOT NULL,
	"guidelines" text NOT NULL,
	"config" jsonb NOT NULL,
	"state" text NOT NULL,
	"min_labels" integer NOT NULL,
	"max_labels" integer NOT NULL,
	"target_confidence" double precision NOT NULL,
	"gold_share" double precision NOT NULL,
	"run_size" integer NOT NULL,
	"lease_seconds" integer NOT NULL,
	"reward_points" numeric(78, 0) NOT NULL,
	"max_stake_points" numeric(78, 0) NOT NULL,
	"target_score" double precision NOT NULL,
	"gold_commitment" text,
	"gold_salt" text,
	"assignment_seed" text NOT NULL,
	"annotations_since_fit" integer DEFAULT 0 NOT NULL,
	"fitted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "purchase" (
	"nonce" text PRIMARY KEY NOT NULL,
	"release_id" text NOT NULL,
	"organization_id" text NOT NULL,
	"purchased_by_id" text NOT NULL,
	"buyer_address" text NOT NULL,
	"price_amount" numeric(78, 0) NOT NULL,
	"authorization" jsonb,
	"state" text NOT NULL,
	"failure_reason" text,
	"transaction_hash" text,
	"grant_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "release_item" (
	"release_id" text NOT NULL,
	"position" integer NOT NULL,
	"item_id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "release_item_release_id_position_pk" PRIMARY KEY("release_id","position")
);
--> statement-breakpoint
CREATE TABLE "release_label" (
	"release_id" text NOT NULL,
	"position" integer NOT NULL,
	"task_id" text NOT NULL,
	"item_ids" jsonb NOT NULL,
	"answer" jsonb NOT NULL,
	"confidence" double precision NOT NULL,
	"annotation_count" integer NOT NULL,
	"source" text NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "release_label_release_id_position_pk" PRIMARY KEY("release_id","position")
);
--> statement-breakpoint
CREATE TABLE "release_weight" (
	"release_id" text NOT NULL,
	"role" text NOT NULL,
	"account_id" text NOT NULL,
	"weight" numeric(78, 0) NOT NULL,
	"evidence_count" integer NOT NULL,
	CONSTRAINT "release_weight_release_id_role_account_id_pk" PRIMARY KEY("release_id","role","account_id")
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"state" text NOT NULL,
	"licence_id" text NOT NULL,
	"licence_text" text,
	"price_amount" numeric(78, 0) NOT NULL,
	"grant_duration_seconds" integer NOT NULL,
	"inspection_seconds" integer NOT NULL,
	"contributors_bps" integer NOT NULL,
	"labelers_bps" integer NOT NULL,
	"moderators_bps" integer NOT NULL,
	"treasury_bps" integer NOT NULL,
	"treasury_address" text NOT NULL,
	"item_count" integer DEFAULT 0 NOT NULL,
	"label_count" integer DEFAULT 0 NOT NULL,
	"contributor_count" integer DEFAULT 0 NOT NULL,
	"labeler_count" integer DEFAULT 0 NOT NULL,
	"byte_size" integer DEFAULT 0 NOT NULL,
	"manifest_root" text,
	"terms_hash" text,
	"on_chain_id" text,
	"croissant" jsonb,
	"figures" jsonb,
	"publish_transaction_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cut_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "release_onChainId_unique" UNIQUE("on_chain_id")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"labeler_id" text NOT NULL,
	"state" text NOT NULL,
	"is_qualification" boolean NOT NULL,
	"size" integer NOT NULL,
	"stake_points" numeric(78, 0) NOT NULL,
	"max_stake_points" numeric(78, 0) NOT NULL,
	"reader_recipient" text NOT NULL,
	"lease_expires_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"score" double precision,
	"settlement_points" numeric(78, 0),
	"earned_points" numeric(78, 0),
	"explanation" jsonb
);
--> statement-breakpoint
CREATE TABLE "sign_in_nonce" (
	"nonce" text PRIMARY KEY NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "task_item" (
	"task_id" text NOT NULL,
	"position" integer NOT NULL,
	"item_id" text NOT NULL,
	CONSTRAINT "task_item_task_id_position_pk" PRIMARY KEY("task_id","position")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"gold_answer" jsonb,
	"gold_explanation" text,
	"is_training" boolean DEFAULT false NOT NULL,
	"label_count" integer DEFAULT 0 NOT NULL,
	"leased_count" integer DEFAULT 0 NOT NULL,
	"posterior" double precision[],
	"confidence" double precision DEFAULT 0 NOT NULL,
	"gold_uses" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vault"."access_log" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"item_count" integer NOT NULL,
	"purpose" text NOT NULL,
	"reader_id" text NOT NULL,
	"right_kind" text NOT NULL,
	"right_id" text NOT NULL,
	"outcome" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"entry_hash" text NOT NULL,
	CONSTRAINT "access_log_entryHash_unique" UNIQUE("entry_hash")
);
--> statement-breakpoint
CREATE TABLE "vault"."access_log_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"entry_hash" text NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vault"."contribution_key" (
	"contribution_id" text PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"contributor_address" text NOT NULL,
	"sealed_header" "bytea",
	"sealed_item_key" "bytea",
	"admitted_at" timestamp (3) with time zone NOT NULL,
	"shredded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vault"."held_consent" (
	"contribution_id" text PRIMARY KEY NOT NULL,
	"signer_address" text NOT NULL,
	"purposes" text[] NOT NULL,
	"message" text NOT NULL,
	"signature" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vault"."item_fingerprint" (
	"pool_id" text NOT NULL,
	"item_hash" text NOT NULL,
	"contribution_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vault"."pool_key" (
	"pool_id" text PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"sealed_identity" "bytea" NOT NULL,
	"sealed_hash_key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pool_key_recipient_unique" UNIQUE("recipient")
);
--> statement-breakpoint
CREATE TABLE "vault"."sealed_item" (
	"item_id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"item_hash" text NOT NULL,
	"iv" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"moderator_id" text NOT NULL,
	"decision" text NOT NULL,
	"answer" jsonb,
	"reason" text NOT NULL,
	"note" text,
	"given_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "admission_row" ADD CONSTRAINT "admission_row_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_labeler_id_account_id_fk" FOREIGN KEY ("labeler_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_labeler_id_account_id_fk" FOREIGN KEY ("labeler_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_epoch_id_epoch_id_fk" FOREIGN KEY ("epoch_id") REFERENCES "public"."epoch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consensus_fit" ADD CONSTRAINT "consensus_fit_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_contributor_id_account_id_fk" FOREIGN KEY ("contributor_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_grant_id_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_grant_id_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning" ADD CONSTRAINT "earning_epoch_id_epoch_id_fk" FOREIGN KEY ("epoch_id") REFERENCES "public"."epoch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "epoch_leaf" ADD CONSTRAINT "epoch_leaf_epoch_id_epoch_id_fk" FOREIGN KEY ("epoch_id") REFERENCES "public"."epoch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "epoch_leaf" ADD CONSTRAINT "epoch_leaf_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "epoch" ADD CONSTRAINT "epoch_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_purchased_by_id_account_id_fk" FOREIGN KEY ("purchased_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labeler_skill" ADD CONSTRAINT "labeler_skill_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labeler_skill" ADD CONSTRAINT "labeler_skill_labeler_id_account_id_fk" FOREIGN KEY ("labeler_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_debit_key_ledger_account_key_fk" FOREIGN KEY ("debit_key") REFERENCES "public"."ledger_account"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_credit_key_ledger_account_key_fk" FOREIGN KEY ("credit_key") REFERENCES "public"."ledger_account"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_member" ADD CONSTRAINT "organization_member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_member" ADD CONSTRAINT "organization_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_moderator" ADD CONSTRAINT "pool_moderator_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_moderator" ADD CONSTRAINT "pool_moderator_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool" ADD CONSTRAINT "pool_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_purchased_by_id_account_id_fk" FOREIGN KEY ("purchased_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_label" ADD CONSTRAINT "release_label_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_label" ADD CONSTRAINT "release_label_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_weight" ADD CONSTRAINT "release_weight_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_weight" ADD CONSTRAINT "release_weight_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_pool_id_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_labeler_id_account_id_fk" FOREIGN KEY ("labeler_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_item" ADD CONSTRAINT "task_item_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_item" ADD CONSTRAINT "task_item_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault"."sealed_item" ADD CONSTRAINT "sealed_item_contribution_id_contribution_key_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "vault"."contribution_key"("contribution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_moderator_id_account_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "annotation_task_id_labeler_id_index" ON "annotation" USING btree ("task_id","labeler_id");--> statement-breakpoint
CREATE INDEX "annotation_labeler_id_submitted_at_index" ON "annotation" USING btree ("labeler_id","submitted_at");--> statement-breakpoint
CREATE INDEX "annotation_project_id_submitted_at_index" ON "annotation" USING btree ("project_id","submitted_at");--> statement-breakpoint
CREATE INDEX "annotation_run_id_index" ON "annotation" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "api_key_organization_id_index" ON "api_key" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_run_id_position_index" ON "assignment" USING btree ("run_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_once" ON "assignment" USING btree ("task_id","labeler_id") WHERE "assignment"."state" in ('leased', 'answered');--> statement-breakpoint
CREATE INDEX "assignment_labeler_id_task_id_index" ON "assignment" USING btree ("labeler_id","task_id");--> statement-breakpoint
CREATE INDEX "audit_subject_id_created_at_index" ON "audit" USING btree ("subject_id","created_at");--> statement-breakpoint
CREATE INDEX "chain_event_block_number_index" ON "chain_event" USING btree ("block_number");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_under_way" ON "claim" USING btree ("pool_id","address") WHERE "claim"."state" in ('queued', 'sent');--> statement-breakpoint
CREATE INDEX "claim_account_id_created_at_index" ON "claim" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "claim_transaction_hash_index" ON "claim" USING btree ("transaction_hash");--> statement-breakpoint
CREATE INDEX "consensus_fit_project_id_fitted_at_index" ON "consensus_fit" USING btree ("project_id","fitted_at");--> statement-breakpoint
CREATE INDEX "consent_contribution_id_signed_at_index" ON "consent" USING btree ("contribution_id","signed_at");--> statement-breakpoint
CREATE INDEX "contribution_contributor_id_created_at_index" ON "contribution" USING btree ("contributor_id","created_at");--> statement-breakpoint
CREATE INDEX "contribution_pool_id_admitted_at_index" ON "contribution" USING btree ("pool_id","admitted_at");--> statement-breakpoint
CREATE INDEX "delivery_grant_id_created_at_index" ON "delivery" USING btree ("grant_id","created_at");--> statement-breakpoint
CREATE INDEX "delivery_organization_id_index" ON "delivery" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "earning_account_id_created_at_index" ON "earning" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "earning_pool_id_epoch_id_index" ON "earning" USING btree ("pool_id","epoch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "earning_grant_id_role_account_id_index" ON "earning" USING btree ("grant_id","role","account_id");--> statement-breakpoint
CREATE INDEX "epoch_leaf_address_epoch_id_index" ON "epoch_leaf" USING btree ("address","epoch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "epoch_pool_id_number_index" ON "epoch" USING btree ("pool_id","number");--> statement-breakpoint
CREATE INDEX "epoch_state_acceptable_at_index" ON "epoch" USING btree ("state","acceptable_at");--> statement-breakpoint
CREATE INDEX "grant_organization_id_created_at_index" ON "grant" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "grant_state_inspection_ends_at_index" ON "grant" USING btree ("state","inspection_ends_at");--> statement-breakpoint
CREATE INDEX "grant_release_id_index" ON "grant" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "item_pool_id_state_index" ON "item" USING btree ("pool_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "item_contribution_id_row_number_index" ON "item" USING btree ("contribution_id","row_number");--> statement-breakpoint
CREATE INDEX "label_project_id_settled_at_index" ON "label" USING btree ("project_id","settled_at");--> statement-breakpoint
CREATE INDEX "labeler_skill_labeler_id_index" ON "labeler_skill" USING btree ("labeler_id");--> statement-breakpoint
CREATE INDEX "ledger_account_owner_id_asset_index" ON "ledger_account" USING btree ("owner_id","asset");--> statement-breakpoint
CREATE INDEX "ledger_account_asset_index" ON "ledger_account" USING btree ("asset");--> statement-breakpoint
CREATE INDEX "ledger_transfer_debit_key_created_at_index" ON "ledger_transfer" USING btree ("debit_key","created_at");--> statement-breakpoint
CREATE INDEX "ledger_transfer_credit_key_created_at_index" ON "ledger_transfer" USING btree ("credit_key","created_at");--> statement-breakpoint
CREATE INDEX "ledger_transfer_reference_id_index" ON "ledger_transfer" USING btree ("reference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_organization_id_release_id_contribution_id_index" ON "notice" USING btree ("organization_id","release_id","contribution_id");--> statement-breakpoint
CREATE INDEX "notice_organization_id_created_at_index" ON "notice" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "organization_member_account_id_index" ON "organization_member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "pool_moderator_account_id_index" ON "pool_moderator" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "pool_state_opened_at_index" ON "pool" USING btree ("state","opened_at");--> statement-breakpoint
CREATE INDEX "pool_owner_id_index" ON "pool" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "project_state_opened_at_index" ON "project" USING btree ("state","opened_at");--> statement-breakpoint
CREATE INDEX "project_pool_id_index" ON "project" USING btree ("pool_id");--> statement-breakpoint
CREATE INDEX "purchase_organization_id_created_at_index" ON "purchase" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "purchase_transaction_hash_index" ON "purchase" USING btree ("transaction_hash");--> statement-breakpoint
CREATE INDEX "release_item_contribution_id_index" ON "release_item" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "release_label_task_id_index" ON "release_label" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "release_weight_account_id_index" ON "release_weight" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "release_state_published_at_index" ON "release" USING btree ("state","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "release_pool_id_number_index" ON "release" USING btree ("pool_id","number");--> statement-breakpoint
CREATE INDEX "run_labeler_id_taken_at_index" ON "run" USING btree ("labeler_id","taken_at");--> statement-breakpoint
CREATE INDEX "run_state_lease_expires_at_index" ON "run" USING btree ("state","lease_expires_at");--> statement-breakpoint
CREATE INDEX "run_project_id_state_index" ON "run" USING btree ("project_id","state");--> statement-breakpoint
CREATE INDEX "task_item_item_id_index" ON "task_item" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "task_project_id_state_position_index" ON "task" USING btree ("project_id","state","position");--> statement-breakpoint
CREATE INDEX "task_project_id_state_confidence_index" ON "task" USING btree ("project_id","state","confidence");--> statement-breakpoint
CREATE INDEX "access_log_contribution_id_sequence_index" ON "vault"."access_log" USING btree ("contribution_id","sequence");--> statement-breakpoint
CREATE INDEX "contribution_key_pool_id_index" ON "vault"."contribution_key" USING btree ("pool_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_fingerprint_pool_id_item_hash_index" ON "vault"."item_fingerprint" USING btree ("pool_id","item_hash");--> statement-breakpoint
CREATE INDEX "item_fingerprint_contribution_id_index" ON "vault"."item_fingerprint" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "sealed_item_contribution_id_index" ON "vault"."sealed_item" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "verdict_task_id_given_at_index" ON "verdict" USING btree ("task_id","given_at");--> statement-breakpoint
CREATE INDEX "verdict_moderator_id_given_at_index" ON "verdict" USING btree ("moderator_id","given_at");