CREATE TABLE "till_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"token_hash" text NOT NULL,
	"pin_secret" text NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"frozen_why" text,
	"revoked_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"app_version" text,
	"clock_offset" integer,
	"storage_persisted" boolean,
	"promised_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "till_devices_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "till_enrolment_codes" (
	"register_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "till_enrolment_codes_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "staff_pins" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"iterations" integer NOT NULL,
	"output" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "till_policies" (
	"role_id" text PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "till_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"tax_number" text,
	"currency" text NOT NULL,
	"smallest_coin" integer,
	"denominations" jsonb,
	"most_cash_difference" bigint,
	"card_providers" jsonb NOT NULL,
	"blind_count" boolean NOT NULL,
	"most_snapshot_hours" integer NOT NULL,
	"keep_days" integer NOT NULL,
	"receipt_footer" jsonb,
	"lock_minutes" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "till_settings_one_row" CHECK ("till_settings"."id" = 'till')
);
--> statement-breakpoint
CREATE TABLE "till_server_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	CONSTRAINT "till_server_keys_one_row" CHECK ("till_server_keys"."id" = 'till')
);
--> statement-breakpoint
CREATE TABLE "till_feed" (
	"id" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL,
	"version" bigint NOT NULL,
	"filled" boolean NOT NULL,
	CONSTRAINT "till_feed_one_row" CHECK ("till_feed"."id" = 'till')
);
--> statement-breakpoint
CREATE TABLE "till_records" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"bucket" smallint NOT NULL,
	"gone" boolean NOT NULL,
	"filed" jsonb NOT NULL,
	CONSTRAINT "till_records_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "till_taxes" (
	"location_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"rates_basis_points" integer[] NOT NULL,
	"names" text[] NOT NULL,
	"included" boolean NOT NULL,
	CONSTRAINT "till_taxes_location_id_from_at_pk" PRIMARY KEY("location_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "registers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"location_id" uuid NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registers_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "till_devices" ADD CONSTRAINT "till_devices_register_id_registers_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."registers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_enrolment_codes" ADD CONSTRAINT "till_enrolment_codes_register_id_registers_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."registers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "till_devices_epoch" ON "till_devices" USING btree ("register_id","epoch");--> statement-breakpoint
CREATE UNIQUE INDEX "till_records_version" ON "till_records" USING btree ("version");--> statement-breakpoint
CREATE INDEX "till_records_bucket" ON "till_records" USING btree ("bucket");--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_code_unique" UNIQUE("code");