CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"address" text,
	"user_agent" text,
	"deed" text NOT NULL,
	"outcome" text NOT NULL,
	"subject_type" text,
	"subject_id" text,
	"changes" jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "audit_retention" (
	"id" text PRIMARY KEY NOT NULL,
	"keep_days" integer NOT NULL,
	CONSTRAINT "audit_retention_one_row" CHECK ("audit_retention"."id" = 'audit'),
	CONSTRAINT "audit_retention_days" CHECK ("audit_retention"."keep_days" between 30 and 3650)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"discount_codes" text[] DEFAULT '{}' NOT NULL,
	"name" text,
	"email" text,
	"phone" text,
	"shipping_address" jsonb,
	"billing_address" jsonb,
	"shipping_rate_id" text,
	"note" text,
	"consent" jsonb,
	"journey" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"order_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carts_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "catalogue_import_products" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"handle" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"deed" text,
	"changed" text[] DEFAULT '{}' NOT NULL,
	"applied" boolean DEFAULT false NOT NULL,
	CONSTRAINT "catalogue_import_products_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "catalogue_import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"handle" text,
	"row" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"is_bad" boolean NOT NULL,
	CONSTRAINT "catalogue_import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "catalogue_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"rows" integer NOT NULL,
	"ignored_columns" text[] NOT NULL,
	"to_create" integer DEFAULT 0 NOT NULL,
	"to_change" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"bad_rows" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"products" integer DEFAULT 0 NOT NULL,
	"actor" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"address" jsonb NOT NULL,
	"phone" text,
	"is_default" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"actor" jsonb NOT NULL,
	"ip" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"request_key" text,
	CONSTRAINT "customer_notes_request_key_unique" UNIQUE("request_key")
);
--> statement-breakpoint
CREATE TABLE "customer_timeline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor" jsonb NOT NULL,
	"values" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discount_uses" (
	"order_id" uuid NOT NULL,
	"discount_id" uuid NOT NULL,
	"customer_id" uuid,
	"once" boolean NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "discount_uses_order_id_discount_id_pk" PRIMARY KEY("order_id","discount_id")
);
--> statement-breakpoint
CREATE TABLE "discounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"value" jsonb NOT NULL,
	"currency" text NOT NULL,
	"product_ids" uuid[] DEFAULT '{}' NOT NULL,
	"customer_ids" uuid[] DEFAULT '{}' NOT NULL,
	"minimum_subtotal" bigint,
	"minimum_quantity" integer,
	"once_per_customer" boolean DEFAULT false NOT NULL,
	"first_order_only" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"maximum_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"combines_with" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "discounts_code_key_unique" UNIQUE("code_key")
);
--> statement-breakpoint
CREATE TABLE "draft_reservations" (
	"draft_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "draft_reservations_draft_id_variant_id_location_id_pk" PRIMARY KEY("draft_id","variant_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"content" jsonb NOT NULL,
	"customer_id" uuid,
	"pay_token" text NOT NULL,
	"reserved_until" timestamp (3) with time zone,
	"invoiced_at" timestamp (3) with time zone,
	"invoiced_version" integer,
	"order_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_number_unique" UNIQUE("number"),
	CONSTRAINT "drafts_pay_token_unique" UNIQUE("pay_token")
);
--> statement-breakpoint
CREATE TABLE "gift_card_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gift_card_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"order_id" uuid,
	"reason" text,
	"actor" jsonb NOT NULL,
	"request_key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gift_card_entries_once" UNIQUE("request_key")
);
--> statement-breakpoint
CREATE TABLE "gift_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"last4" text NOT NULL,
	"sealed_code" text,
	"currency" text NOT NULL,
	"initial" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"customer_id" uuid,
	"note" text,
	"expires_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gift_cards_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "gift_cards_balance" CHECK ("gift_cards"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"low_stock_threshold" integer
);
--> statement-breakpoint
CREATE TABLE "stock_thresholds" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"threshold" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "product_media" (
	"product_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"alt" jsonb NOT NULL,
	CONSTRAINT "product_media_product_id_media_id_pk" PRIMARY KEY("product_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "order_bulk_items" (
	"bulk_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"reason" jsonb,
	CONSTRAINT "order_bulk_items_bulk_id_position_pk" PRIMARY KEY("bulk_id","position")
);
--> statement-breakpoint
CREATE TABLE "order_bulks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deed" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "order_fulfilment_lines" (
	"fulfilment_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "order_fulfilment_lines_fulfilment_id_line_id_pk" PRIMARY KEY("fulfilment_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "order_fulfilments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid,
	"tracking_company" text,
	"tracking_number" text,
	"tracking_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"actor" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_discounts" (
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"discount_id" uuid NOT NULL,
	"code" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "order_discounts_order_id_position_pk" PRIMARY KEY("order_id","position")
);
--> statement-breakpoint
CREATE TABLE "order_refund_lines" (
	"refund_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"unsent" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "order_refund_lines_refund_id_line_id_pk" PRIMARY KEY("refund_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"request_key" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"shipping" bigint NOT NULL,
	"by_card" bigint NOT NULL,
	"operation_id" uuid,
	"reason" text NOT NULL,
	"restock" boolean NOT NULL,
	"restock_location_id" uuid,
	"notify_customer" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	CONSTRAINT "order_refunds_request_key_unique" UNIQUE("request_key"),
	CONSTRAINT "order_refunds_operation_id_unique" UNIQUE("operation_id")
);
--> statement-breakpoint
CREATE TABLE "manual_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"actor" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"key" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"instructions" jsonb,
	"initially_paid" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_changes" (
	"product_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"fields" text[] NOT NULL,
	"actor" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "product_changes_product_id_version_pk" PRIMARY KEY("product_id","version")
);
--> statement-breakpoint
CREATE TABLE "product_search" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"grams" text[] NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_publications" (
	"product_id" uuid NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "product_publications_product_id_channel_pk" PRIMARY KEY("product_id","channel")
);
--> statement-breakpoint
CREATE TABLE "staff_password_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "staff_password_links_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"secure" boolean NOT NULL,
	"user_name" text,
	"password" text,
	"from_address" text NOT NULL,
	"from_name" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mail_settings_one_row" CHECK ("mail_settings"."id" = 'mail')
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean NOT NULL,
	"position" integer NOT NULL,
	"filters" jsonb NOT NULL,
	"sort" text,
	"columns" text[],
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_message_deliveries" (
	"subscription_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempts_before" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"give_up_at" timestamp (3) with time zone NOT NULL,
	"owner" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_message_deliveries_subscription_id_message_id_pk" PRIMARY KEY("subscription_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"subscription_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" integer,
	"body" text,
	"error" jsonb,
	CONSTRAINT "webhook_attempts_subscription_id_message_id_number_pk" PRIMARY KEY("subscription_id","message_id","number")
);
--> statement-breakpoint
CREATE TABLE "webhook_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_retention" (
	"id" text PRIMARY KEY NOT NULL,
	"keep_days" integer NOT NULL,
	CONSTRAINT "webhook_retention_one_row" CHECK ("webhook_retention"."id" = 'webhooks'),
	CONSTRAINT "webhook_retention_days" CHECK ("webhook_retention"."keep_days" between 4 and 365)
);
--> statement-breakpoint
CREATE TABLE "webhook_cursor" (
	"id" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL,
	CONSTRAINT "webhook_cursor_one_row" CHECK ("webhook_cursor"."id" = 'events')
);
--> statement-breakpoint
CREATE TABLE "webhook_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"events" text[] NOT NULL,
	"is_on" boolean NOT NULL,
	"off_reason" text,
	"off_at" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "variants" DROP CONSTRAINT "variants_sku_unique";
--> statement-breakpoint
ALTER TABLE "variants" DROP CONSTRAINT "variants_product_id_products_id_fk";
--> statement-breakpoint
DROP INDEX "stock_movements_once_an_order";
--> statement-breakpoint
DROP INDEX "stock_movements_variant";
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "email" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "variant_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "phone" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "time_zone" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "order_count" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "lifetime_spend" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "first_order_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "last_order_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "subscribed" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search_bigrams" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_key" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into" uuid;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "address" jsonb;
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "deactivated_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "change_id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "note" text;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "actor" jsonb;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "undoes" uuid;
--> statement-breakpoint
ALTER TABLE "order_timeline" ADD COLUMN "version" integer;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "product_id" uuid;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tax" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "fulfilled" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "removed" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_discount" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "priced_from" jsonb;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "credited" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "outstanding" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_status" text DEFAULT 'pending' NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfilment_status" text DEFAULT 'unfulfilled' NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_title" jsonb;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "journey" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "draft_id" uuid;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "status_token" text;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "facets" text[] GENERATED ALWAYS AS (array['payment:' || payment_status, 'fulfilment:' || fulfilment_status, 'channel:' || channel, 'risk:' || coalesce(risk_level, 'none'), case when note is null then 'note:no' else 'note:yes' end, case when cancelled_at is null then 'cancelled:no' else 'cancelled:yes' end] || tags) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "handle" text DEFAULT gen_random_uuid()::text NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "size_chart" jsonb DEFAULT '{"en":"","ko":"","ja":""}'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "vendor" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "options" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "least_price" bigint;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "option_values" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "compare_at_price" bigint;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "barcode" text;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "weight_grams" integer;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "taxable" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "tracked" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "oversell" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "archived_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "legal_name" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "address" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "phone" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "email" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "declined_cancel_minutes" integer DEFAULT 60;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "order_prefix" text DEFAULT '#' NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "order_suffix" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "tax_regions" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "taxes_version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping" jsonb;
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "shipping_version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "role_id" uuid;
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "invited" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "deactivated_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "catalogue_import_products" ADD CONSTRAINT "catalogue_import_products_import_id_catalogue_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."catalogue_imports"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "catalogue_import_rows" ADD CONSTRAINT "catalogue_import_rows_import_id_catalogue_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."catalogue_imports"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_addresses" ADD CONSTRAINT "customer_addresses_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_consents" ADD CONSTRAINT "customer_consents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_timeline" ADD CONSTRAINT "customer_timeline_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "discount_uses" ADD CONSTRAINT "discount_uses_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "discount_uses" ADD CONSTRAINT "discount_uses_discount_id_discounts_id_fk" FOREIGN KEY ("discount_id") REFERENCES "public"."discounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "draft_reservations" ADD CONSTRAINT "draft_reservations_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "gift_card_entries" ADD CONSTRAINT "gift_card_entries_gift_card_id_gift_cards_id_fk" FOREIGN KEY ("gift_card_id") REFERENCES "public"."gift_cards"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "gift_card_entries" ADD CONSTRAINT "gift_card_entries_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "stock_thresholds" ADD CONSTRAINT "stock_thresholds_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_bulk_items" ADD CONSTRAINT "order_bulk_items_bulk_id_order_bulks_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."order_bulks"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_bulk_items" ADD CONSTRAINT "order_bulk_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_fulfilment_lines" ADD CONSTRAINT "order_fulfilment_lines_fulfilment_id_order_fulfilments_id_fk" FOREIGN KEY ("fulfilment_id") REFERENCES "public"."order_fulfilments"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_fulfilment_lines" ADD CONSTRAINT "order_fulfilment_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_discounts" ADD CONSTRAINT "order_discounts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_refund_id_order_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."order_refunds"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_restock_location_id_locations_id_fk" FOREIGN KEY ("restock_location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "manual_payments" ADD CONSTRAINT "manual_payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_changes" ADD CONSTRAINT "product_changes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_search" ADD CONSTRAINT "product_search_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_publications" ADD CONSTRAINT "product_publications_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "staff_password_links" ADD CONSTRAINT "staff_password_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_message_deliveries" ADD CONSTRAINT "webhook_message_deliveries_subscription_id_webhook_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."webhook_subscriptions"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_message_deliveries" ADD CONSTRAINT "webhook_message_deliveries_message_id_webhook_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."webhook_messages"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery" FOREIGN KEY ("subscription_id","message_id") REFERENCES "public"."webhook_message_deliveries"("subscription_id","message_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_entries_newest" ON "audit_entries" USING btree ("at","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_deed" ON "audit_entries" USING btree ("deed","at","id");
--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_id","at","id");
--> statement-breakpoint
CREATE INDEX "carts_expiry" ON "carts" USING btree ("expires_at");
--> statement-breakpoint
CREATE INDEX "carts_order" ON "carts" USING btree ("order_id") WHERE order_id is not null;
--> statement-breakpoint
CREATE INDEX "catalogue_import_rows_product" ON "catalogue_import_rows" USING btree ("import_id","handle");
--> statement-breakpoint
CREATE INDEX "catalogue_imports_newest" ON "catalogue_imports" USING btree ("created_at","id");
--> statement-breakpoint
CREATE INDEX "customer_addresses_customer" ON "customer_addresses" USING btree ("customer_id","created_at");
--> statement-breakpoint
CREATE INDEX "customer_addresses_country" ON "customer_addresses" USING btree (("address" ->> 'countryCode'),"customer_id") WHERE is_default;
--> statement-breakpoint
CREATE UNIQUE INDEX "customer_addresses_default" ON "customer_addresses" USING btree ("customer_id") WHERE is_default;
--> statement-breakpoint
CREATE INDEX "customer_consents_customer" ON "customer_consents" USING btree ("customer_id","channel","at");
--> statement-breakpoint
CREATE INDEX "customer_notes_customer" ON "customer_notes" USING btree ("customer_id","created_at");
--> statement-breakpoint
CREATE INDEX "customer_timeline_customer" ON "customer_timeline" USING btree ("customer_id","at","id");
--> statement-breakpoint
CREATE INDEX "discount_uses_discount" ON "discount_uses" USING btree ("discount_id","customer_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "discount_uses_once" ON "discount_uses" USING btree ("discount_id","customer_id") WHERE once;
--> statement-breakpoint
CREATE INDEX "discounts_newest" ON "discounts" USING btree ("created_at","id");
--> statement-breakpoint
CREATE INDEX "drafts_newest" ON "drafts" USING btree ("created_at","id");
--> statement-breakpoint
CREATE INDEX "drafts_reserved" ON "drafts" USING btree ("reserved_until") WHERE reserved_until is not null;
--> statement-breakpoint
CREATE INDEX "drafts_customer" ON "drafts" USING btree ("customer_id");
--> statement-breakpoint
CREATE INDEX "drafts_order" ON "drafts" USING btree ("order_id") WHERE order_id is not null;
--> statement-breakpoint
CREATE INDEX "gift_card_entries_card" ON "gift_card_entries" USING btree ("gift_card_id","at","id");
--> statement-breakpoint
CREATE INDEX "gift_card_entries_order" ON "gift_card_entries" USING btree ("order_id") WHERE order_id is not null;
--> statement-breakpoint
CREATE INDEX "gift_cards_newest" ON "gift_cards" USING btree ("created_at","id");
--> statement-breakpoint
CREATE INDEX "gift_cards_customer" ON "gift_cards" USING btree ("customer_id");
--> statement-breakpoint
CREATE INDEX "gift_cards_sealed" ON "gift_cards" USING btree ("created_at") WHERE sealed_code is not null;
--> statement-breakpoint
CREATE INDEX "media_created" ON "media" USING btree ("created_at");
--> statement-breakpoint
CREATE INDEX "product_media_media" ON "product_media" USING btree ("media_id");
--> statement-breakpoint
CREATE INDEX "order_bulk_items_state" ON "order_bulk_items" USING btree ("bulk_id","state","position");
--> statement-breakpoint
CREATE INDEX "order_bulks_newest" ON "order_bulks" USING btree ("created_at");
--> statement-breakpoint
CREATE INDEX "order_fulfilments_order" ON "order_fulfilments" USING btree ("order_id","created_at");
--> statement-breakpoint
CREATE INDEX "order_refunds_order" ON "order_refunds" USING btree ("order_id","created_at");
--> statement-breakpoint
CREATE INDEX "manual_payments_order" ON "manual_payments" USING btree ("order_id","created_at");
--> statement-breakpoint
CREATE INDEX "product_search_grams" ON "product_search" USING gin ("grams");
--> statement-breakpoint
CREATE INDEX "product_publications_channel" ON "product_publications" USING btree ("channel","product_id");
--> statement-breakpoint
CREATE INDEX "staff_password_links_staff" ON "staff_password_links" USING btree ("staff_id");
--> statement-breakpoint
CREATE INDEX "staff_password_links_expires" ON "staff_password_links" USING btree ("expires_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "roles" USING btree (lower("name"));
--> statement-breakpoint
CREATE INDEX "saved_views_list" ON "saved_views" USING btree ("list","position");
--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_newest" ON "webhook_message_deliveries" USING btree ("subscription_id","created_at","message_id");
--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_message" ON "webhook_message_deliveries" USING btree ("message_id");
--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_due" ON "webhook_message_deliveries" USING btree ("subscription_id","due_at") WHERE status = 'pending' and not is_test;
--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_tests" ON "webhook_message_deliveries" USING btree ("due_at") WHERE status = 'pending' and is_test;
--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_owner" ON "webhook_message_deliveries" USING btree ("owner") WHERE status = 'pending' and owner is not null;
--> statement-breakpoint
CREATE INDEX "webhook_messages_at" ON "webhook_messages" USING btree ("at");
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_merged_into_customers_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("search_bigrams");
--> statement-breakpoint
CREATE INDEX "customers_tags" ON "customers" USING gin ("tags");
--> statement-breakpoint
CREATE INDEX "customers_phone" ON "customers" USING btree ("phone") WHERE phone is not null;
--> statement-breakpoint
CREATE INDEX "customers_email_key" ON "customers" USING btree ("email_key") WHERE email_key is not null;
--> statement-breakpoint
CREATE INDEX "customers_name_key" ON "customers" USING btree ("name_key");
--> statement-breakpoint
CREATE INDEX "customers_merged" ON "customers" USING btree ("merged_into") WHERE merged_into is not null;
--> statement-breakpoint
CREATE INDEX "stock_levels_location" ON "stock_levels" USING btree ("location_id");
--> statement-breakpoint
CREATE INDEX "stock_movements_order" ON "stock_movements" USING btree ("order_id") WHERE order_id is not null;
--> statement-breakpoint
CREATE INDEX "stock_movements_change" ON "stock_movements" USING btree ("change_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movements_undone_once" ON "stock_movements" USING btree ("undoes","variant_id","location_id") WHERE undoes is not null;
--> statement-breakpoint
CREATE INDEX "orders_facets" ON "orders" USING gin ("facets");
--> statement-breakpoint
CREATE INDEX "orders_largest" ON "orders" USING btree ("total","id");
--> statement-breakpoint
CREATE INDEX "orders_declined" ON "orders" USING btree ("placed_at") WHERE payment_status = 'declined' and cancelled_at is null;
--> statement-breakpoint
CREATE INDEX "products_price" ON "products" USING btree ("least_price","id");
--> statement-breakpoint
CREATE INDEX "products_tags" ON "products" USING gin ("tags");
--> statement-breakpoint
CREATE INDEX "products_status" ON "products" USING btree ("status","created_at","id");
--> statement-breakpoint
CREATE INDEX "products_vendor" ON "products" USING btree ("vendor","created_at","id");
--> statement-breakpoint
CREATE INDEX "products_title_en" ON "products" USING btree ((lower("title" ->> 'en') collate "C"),"id");
--> statement-breakpoint
CREATE INDEX "products_title_ko" ON "products" USING btree ((lower("title" ->> 'ko') collate "C"),"id");
--> statement-breakpoint
CREATE INDEX "products_title_ja" ON "products" USING btree ((lower("title" ->> 'ja') collate "C"),"id");
--> statement-breakpoint
CREATE UNIQUE INDEX "variants_sku" ON "variants" USING btree ("sku") WHERE archived_at is null;
--> statement-breakpoint
CREATE INDEX "variants_barcode" ON "variants" USING btree ("barcode") WHERE barcode is not null;
--> statement-breakpoint
CREATE INDEX "staff_role" ON "staff" USING btree ("role_id");
--> statement-breakpoint
CREATE INDEX "stock_movements_variant" ON "stock_movements" USING btree ("variant_id","at","id");
--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_status_token_unique" UNIQUE("status_token");
--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_handle_unique" UNIQUE("handle");
--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_own_role" CHECK (("staff"."role" = 'custom') = ("staff"."role_id" is not null));
--> statement-breakpoint
-- Products of a shop that exists already: handles that can be read instead of the random default, options and option
-- values instead of titles alone, and publication everywhere, as it was before there were channels. What they are found
-- by (product_search) and least_price are filled by the application (ProductIndexRepair), which knows how.
with named as (
  select id, coalesce(nullif(trim(both '-' from regexp_replace(lower(title ->> 'en'), '[^[:alnum:]]+', '-', 'g')), ''), 'product') as handle
    from products
), numbered as (
  select id, handle, row_number() over (partition by handle order by id) as number from named
)
update products set handle = left(numbered.handle, 80) || case when number = 1 then '' else '-' || number end
  from numbered where numbered.id = products.id;
--> statement-breakpoint
update products set options = jsonb_build_array(jsonb_build_object(
    'name', jsonb_build_object('en', 'Variant', 'ko', '종류', 'ja', '種類'),
    'values', (select jsonb_agg(title order by position) from variants where product_id = products.id)))
 where (select count(*) from variants where product_id = products.id) > 1;
--> statement-breakpoint
update variants set option_values = jsonb_build_array(title)
 where exists (select 1 from products where id = variants.product_id and options <> '[]');
--> statement-breakpoint
insert into product_publications (product_id, channel)
select id, channel from products, unnest(array['online_store', 'till', 'api']) channel;
--> statement-breakpoint
insert into product_changes (product_id, version, fields, actor, at)
select id, 1, array['created'], '{"type": "system", "id": null, "name": "Counterflow"}', created_at from products;
--> statement-breakpoint
-- Until now an order took its pieces off the shelf when it was placed. From now on it reserves them, and they leave
-- when it is fulfilled: without this, cancelling or fulfilling an older order would find nothing that it holds.
UPDATE "stock_movements" SET
  "reserved" = -"quantity",
  "quantity" = 0,
  "reason" = CASE "reason" WHEN 'order_placed' THEN 'reserved' ELSE 'released' END
 WHERE "reason" IN ('order_placed', 'order_released');
--> statement-breakpoint
INSERT INTO "stock_movements" ("id", "variant_id", "location_id", "quantity", "reserved", "reason", "order_id", "at")
SELECT gen_random_uuid(), "held"."variant_id", "held"."location_id", -"held"."pieces", -"held"."pieces", 'committed', "orders"."id", "orders"."fulfilled_at"
  FROM (SELECT "order_id", "variant_id", "location_id", sum("reserved")::int AS "pieces"
          FROM "stock_movements" WHERE "order_id" IS NOT NULL GROUP BY 1, 2, 3) "held"
  JOIN "orders" ON "orders"."id" = "held"."order_id"
 WHERE "orders"."fulfilled_at" IS NOT NULL AND "held"."pieces" > 0;
--> statement-breakpoint
UPDATE "stock_levels" SET "quantity" = "sums"."quantity", "reserved" = "sums"."reserved"
  FROM (SELECT "variant_id", "location_id", sum("quantity")::int AS "quantity", sum("reserved")::int AS "reserved"
          FROM "stock_movements" GROUP BY 1, 2) "sums"
 WHERE "sums"."variant_id" = "stock_levels"."variant_id" AND "sums"."location_id" = "stock_levels"."location_id";
--> statement-breakpoint
-- Orders that are there already know nothing of the new columns: where their payment stands, what they owe, and what
-- of them has left.
update orders set payment_status = p.status,
       credited = p.refunded,
       outstanding = case
         when orders.cancelled_at is not null then 0
         when p.status in ('pending', 'declined', 'voided') then orders.total
         else 0 end
  from payments p where p.order_id = orders.id;
--> statement-breakpoint
update orders set fulfilment_status = 'fulfilled' where fulfilled_at is not null;
--> statement-breakpoint
update order_lines set fulfilled = quantity
  from orders where orders.id = order_lines.order_id and orders.fulfilled_at is not null;
--> statement-breakpoint
-- Lines of orders that were placed before now know whose variant they were, as new ones do: discounts on
-- products and edits of an order look at it. Nothing else of an older order needs a value: amounts default to
-- 0, the journey to [], and a status link exists only for orders that are placed from now on.
update order_lines line
   set product_id = variant.product_id
  from variants variant
 where variant.id = line.variant_id and line.product_id is null;
--> statement-breakpoint
-- settings: the tax and the one shipping fee of an existing shop become its first tax region and its first shipping rate.
UPDATE "shops" SET
  "tax_regions" = CASE WHEN cardinality("tax_rates_basis_points") = 0 THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object(
    'id', '01980000-0000-7000-8000-0000000000a1',
    'area', jsonb_build_object('countryCode', "country_code", 'region', NULL, 'postalPrefix', NULL),
    'rates', (SELECT jsonb_agg(jsonb_build_object(
        'name', CASE "country_code" WHEN 'KR' THEN '부가가치세' WHEN 'JP' THEN '消費税' ELSE 'Tax' END,
        'basisPoints', rate)) FROM unnest("tax_rates_basis_points") AS rate),
    'included', "tax_included",
    'shippingTaxed', true)) END,
  "shipping" = jsonb_build_object(
    'zones', jsonb_build_array(jsonb_build_object(
      'id', '01980000-0000-7000-8000-00000000000a',
      'name', 'Everywhere',
      'areas', jsonb_build_array(jsonb_build_object('countryCode', NULL, 'region', NULL, 'postalPrefix', NULL)),
      'rates', jsonb_build_array(jsonb_build_object(
        'id', '01980000-0000-7000-8000-00000000000b',
        'name', jsonb_build_object('en', 'Standard shipping', 'ko', '일반 배송', 'ja', '通常配送'),
        'delivery', NULL,
        'price', jsonb_build_object('kind', 'flat', 'amount', "shipping_fee", 'freeFrom', NULL))))),
    'pickup', '[]'::jsonb);
--> statement-breakpoint
-- Slice customers: fills the new columns of `customers` of a shop that exists, after the columns were added and (for
-- comes later (contact-columns.ts, figures/figure-keeping.ts).
UPDATE customers SET
  updated_at = created_at,
  name_key = regexp_replace(lower(normalize(name, NFKC)), '\s+', '', 'g'),
  email_key = CASE WHEN email IS NULL THEN NULL ELSE (
    SELECT CASE WHEN domain = 'gmail.com' THEN replace(mailbox, '.', '') ELSE mailbox END || '@' || domain
      FROM (SELECT coalesce(nullif(split_part(substring(lower(email) from '^(.*)@'), '+', 1), ''), substring(lower(email) from '^(.*)@')) AS mailbox,
                   regexp_replace(substring(lower(email) from '@([^@]*)$'), '^googlemail\.com$', 'gmail.com') AS domain) parts) END,
  search_text = (
    SELECT string_agg(part, E'\n' ORDER BY first)
      FROM (SELECT part, min(place) AS first
              FROM unnest(ARRAY[
                     lower(normalize(name, NFKC)),
                     regexp_replace(lower(normalize(name, NFKC)), '\s+', '', 'g'),
                     lower(normalize(coalesce(email, ''), NFKC)),
                     regexp_replace(coalesce(phone, ''), '\D', '', 'g')]) WITH ORDINALITY AS given(part, place)
             WHERE part <> '' GROUP BY part) parts)
WHERE search_text = '' AND name <> '';
--> statement-breakpoint
UPDATE customers SET search_bigrams = coalesce((
  SELECT array_agg(DISTINCT substr(line, place, 2))
    FROM unnest(string_to_array(search_text, E'\n')) AS line, generate_series(1, length(line) - 1) AS place), '{}')
WHERE search_bigrams = '{}' AND search_text <> '';
--> statement-breakpoint
UPDATE customers SET (order_count, first_order_at, last_order_at) = (
  SELECT count(*)::int, min(o.placed_at), max(o.placed_at)
    FROM orders o LEFT JOIN payments p ON p.order_id = o.id
   WHERE o.customer_id = customers.id AND p.status IS DISTINCT FROM 'declined');
--> statement-breakpoint
UPDATE customers SET lifetime_spend = (
  SELECT coalesce(sum(p.captured - p.refunded), 0)::bigint
    FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.customer_id = customers.id);
--> statement-breakpoint
-- lists: the record of who did what is append-only. Drizzle knows no triggers. Whoever can write to the database could
-- change the record otherwise; the retention deletes where it has set counterflow.audit_retention in its transaction.
-- `or replace`: a restore that failed drops the tables again and leaves functions behind.
CREATE OR REPLACE FUNCTION "audit_entries_are_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('counterflow.audit_retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit record is append-only.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_entries_are_kept" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "audit_entries_are_kept"();
--> statement-breakpoint
-- Whether a customer takes any news was worked out from all consents; it is kept beside the customer now. The same rule
-- as `presentConsents`: of each channel the latest decision counts, and of two at once the no.
update customers set subscribed = true where id in (
  select customer_id from (
    select distinct on (customer_id, channel) customer_id, state from customer_consents
     order by customer_id, channel, at desc, state desc) latest
   where state = 'subscribed');
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_rates_basis_points";
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "tax_included";
--> statement-breakpoint
ALTER TABLE "shops" DROP COLUMN "shipping_fee";
