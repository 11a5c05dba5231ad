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
ALTER TABLE "customers" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "order_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "lifetime_spend" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "first_order_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "last_order_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search_bigrams" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_key" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_addresses" ADD CONSTRAINT "customer_addresses_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_consents" ADD CONSTRAINT "customer_consents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_timeline" ADD CONSTRAINT "customer_timeline_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_addresses_customer" ON "customer_addresses" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_addresses_default" ON "customer_addresses" USING btree ("customer_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "customer_consents_customer" ON "customer_consents" USING btree ("customer_id","channel","at");--> statement-breakpoint
CREATE INDEX "customer_notes_customer" ON "customer_notes" USING btree ("customer_id","created_at");--> statement-breakpoint
CREATE INDEX "customer_timeline_customer" ON "customer_timeline" USING btree ("customer_id","at","id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_merged_into_customers_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("search_bigrams");--> statement-breakpoint
CREATE INDEX "customers_tags" ON "customers" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "customers_phone" ON "customers" USING btree ("phone") WHERE phone is not null;--> statement-breakpoint
CREATE INDEX "customers_email_key" ON "customers" USING btree ("email_key") WHERE email_key is not null;--> statement-breakpoint
CREATE INDEX "customers_name_key" ON "customers" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "customers_merged" ON "customers" USING btree ("merged_into") WHERE merged_into is not null;
--> statement-breakpoint
-- Slice customers: fills the new columns of `customers` of a shop that exists, after the columns were added and (for
-- `manual_payments`) after the tables of slice orders exist. Safe to run twice. The application writes them for whoever
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
