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
CREATE TABLE "till_exceptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"register_id" uuid,
	"shift_id" uuid,
	"sale_id" uuid,
	"order_id" uuid,
	"customer_id" uuid,
	"variant_id" uuid,
	"receipt_number" text,
	"details" jsonb NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "till_exceptions_cause_unique" UNIQUE("cause")
);
--> statement-breakpoint
CREATE TABLE "ledger_events" (
	"register_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"raw" text NOT NULL,
	"verdict" text NOT NULL,
	"why" text,
	"shift_id" uuid,
	"staff_id" uuid,
	"event_at" timestamp (3) with time zone,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "ledger_events_register_id_epoch_seq_pk" PRIMARY KEY("register_id","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"register_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"promised" bigint NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"last_received_at" timestamp (3) with time zone,
	CONSTRAINT "ledger_heads_register_id_epoch_pk" PRIMARY KEY("register_id","epoch")
);
--> statement-breakpoint
CREATE TABLE "ledger_parked_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint,
	"event_id" text,
	"type" text,
	"raw" text NOT NULL,
	"fingerprint" text NOT NULL,
	"why" text NOT NULL,
	"problem" text,
	"holds_place" boolean NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"note" text
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
CREATE TABLE "till_sale_lines" (
	"sale_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line_id" uuid NOT NULL,
	"order_line_id" uuid,
	"variant_id" uuid,
	"product_id" uuid,
	"title" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"of_sale_id" uuid,
	"of_line_id" uuid,
	CONSTRAINT "till_sale_lines_sale_id_position_pk" PRIMARY KEY("sale_id","position")
);
--> statement-breakpoint
CREATE TABLE "till_sale_tenders" (
	"sale_id" uuid NOT NULL,
	"tender_id" uuid NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"payment_id" uuid,
	CONSTRAINT "till_sale_tenders_sale_id_tender_id_pk" PRIMARY KEY("sale_id","tender_id")
);
--> statement-breakpoint
CREATE TABLE "till_sales" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"shift_id" uuid,
	"staff_id" uuid NOT NULL,
	"order_id" uuid,
	"customer_id" uuid,
	"receipt_number" text NOT NULL,
	"currency" text NOT NULL,
	"sold" bigint NOT NULL,
	"returned" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"event_at" timestamp (3) with time zone NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "till_gift_card_holds" (
	"tender_id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid,
	"gift_card_id" uuid,
	"amount" jsonb,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "till_parked_carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "till_shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"expected_by_till" bigint,
	"note" text,
	"amended_at" timestamp (3) with time zone,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "code" text;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "rounding" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "confirmation_due_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "receipt_number" text;
--> statement-breakpoint
ALTER TABLE "till_devices" ADD CONSTRAINT "till_devices_register_id_registers_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."registers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "till_enrolment_codes" ADD CONSTRAINT "till_enrolment_codes_register_id_registers_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."registers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "till_sale_lines" ADD CONSTRAINT "till_sale_lines_sale_id_till_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."till_sales"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "till_sale_tenders" ADD CONSTRAINT "till_sale_tenders_sale_id_till_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."till_sales"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "till_devices_epoch" ON "till_devices" USING btree ("register_id","epoch");
--> statement-breakpoint
CREATE INDEX "till_exceptions_newest" ON "till_exceptions" USING btree ("last_at","id");
--> statement-breakpoint
CREATE INDEX "till_exceptions_open" ON "till_exceptions" USING btree ("kind","last_at") WHERE state = 'open';
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_events_id" ON "ledger_events" USING btree ("id");
--> statement-breakpoint
CREATE INDEX "ledger_events_shift" ON "ledger_events" USING btree ("shift_id","seq") WHERE shift_id is not null;
--> statement-breakpoint
CREATE INDEX "ledger_events_day" ON "ledger_events" USING btree ("register_id","happened_at");
--> statement-breakpoint
CREATE INDEX "ledger_events_received" ON "ledger_events" USING btree ("received_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_parked_events_same" ON "ledger_parked_events" USING btree ("register_id","epoch","fingerprint");
--> statement-breakpoint
CREATE INDEX "ledger_parked_events_newest" ON "ledger_parked_events" USING btree ("received_at","id");
--> statement-breakpoint
CREATE INDEX "ledger_parked_events_id" ON "ledger_parked_events" USING btree ("event_id");
--> statement-breakpoint
CREATE INDEX "ledger_parked_events_place" ON "ledger_parked_events" USING btree ("register_id","epoch","seq");
--> statement-breakpoint
CREATE UNIQUE INDEX "till_records_version" ON "till_records" USING btree ("version");
--> statement-breakpoint
CREATE INDEX "till_records_bucket" ON "till_records" USING btree ("bucket");
--> statement-breakpoint
CREATE INDEX "till_sale_lines_of" ON "till_sale_lines" USING btree ("of_sale_id") WHERE of_sale_id is not null;
--> statement-breakpoint
CREATE INDEX "till_sales_receipt" ON "till_sales" USING btree ("receipt_number");
--> statement-breakpoint
CREATE INDEX "till_sales_day" ON "till_sales" USING btree ("happened_at","id");
--> statement-breakpoint
CREATE INDEX "till_sales_place" ON "till_sales" USING btree ("register_id","epoch","seq");
--> statement-breakpoint
CREATE INDEX "till_sales_event" ON "till_sales" USING btree ("event_id");
--> statement-breakpoint
CREATE INDEX "till_sales_order" ON "till_sales" USING btree ("order_id");
--> statement-breakpoint
CREATE INDEX "till_sales_customer" ON "till_sales" USING btree ("customer_id");
--> statement-breakpoint
CREATE INDEX "till_parked_carts_location" ON "till_parked_carts" USING btree ("location_id","at");
--> statement-breakpoint
CREATE INDEX "till_shifts_newest" ON "till_shifts" USING btree ("opened_at","id");
--> statement-breakpoint
CREATE INDEX "till_shifts_register" ON "till_shifts" USING btree ("register_id","opened_at","id");
--> statement-breakpoint
CREATE INDEX "orders_receipt" ON "orders" USING btree ((lower("receipt_number") collate "C")) WHERE receipt_number is not null;
--> statement-breakpoint
CREATE INDEX "orders_confirmation_due" ON "orders" USING btree ("confirmation_due_at") WHERE confirmation_due_at is not null;
--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_code_unique" UNIQUE("code");
