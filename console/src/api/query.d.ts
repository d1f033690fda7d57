// Made by `npm run api:documents` from the service's OpenAPI document.

export interface paths {
    "/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the aging of all customers */
        get: operations["getAging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the balances of all customers, by recording time and effective date */
        get: operations["getBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get through which day the books are closed, and when they were closed and reopened, by whom and why */
        get: operations["getBooksClosing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cash-received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the cash received and returned between two days, by period */
        get: operations["getCashReceived"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customers by name, with their balances */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the aging of a customer: amounts due by how long they are overdue */
        get: operations["getCustomerAging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the balances of a customer, now or by recording time and effective date */
        get: operations["getCustomerBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/balance/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain a balance: the events that it is the sum of */
        get: operations["explainCustomerBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the history of a customer: events of its invoices, payments and credit, with the state before and after */
        get: operations["getCustomerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a statement of a customer: movements between two days, opening and closing balance */
        get: operations["getCustomerStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listen to events as they are recorded, by server-sent events */
        get: operations["listenToEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices, by default the newest first; as NDJSON or CSV, all of them in one stream */
        get: operations["listInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invoice, now or as of a moment; as XML the UBL 2.1 document by EN 16931 */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/credit-notes/{creditNoteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a credit note; as XML if it was registered as a UBL 2.1 document */
        get: operations["getCreditNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare two revisions of an invoice */
        get: operations["compareInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the history of an invoice: who did what and when, with state and amount due before and after */
        get: operations["getInvoiceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a payment of an invoice; for "payments/…", the payment across invoices of which it is a part */
        get: operations["getInvoicePayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the invoices of a list, and sum up their amounts */
        get: operations["summarizeInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, when and why, with its double entry; as NDJSON or CSV all of it, in the order of the log */
        get: operations["getJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List payments, by default the last one first; as NDJSON or CSV, all of them in one stream */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a payment across invoices: what it paid, what was taken back of it, and its events */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can do its work */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/events/{type}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the JSON Schema of the data of an event, as messages on Kafka name it in `dataschema` */
        get: operations["getEventSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the trial balance, by recording time and effective date */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the state of each view: position, lag, parked streams and last verification */
        get: operations["getViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{view}/parked/{stream}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a parked stream: the view applies the waiting events and follows the stream again */
        post: operations["resumeStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what the views lack because streams are parked: whose streams, and which amounts */
        get: operations["getParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Address: {
            /** @description BT-36, BT-51, BT-65, BT-76 */
            additionalStreet?: string;
            /** @description BT-37, BT-52, BT-66, BT-77 */
            city?: string;
            /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
            country: string;
            /** @description BT-162, BT-163, BT-164, BT-165 */
            line?: string;
            /** @description BT-38, BT-53, BT-67, BT-78 */
            postCode?: string;
            /** @description BT-35, BT-50, BT-64, BT-75 */
            street?: string;
            /** @description BT-39, BT-54, BT-68, BT-79 */
            subdivision?: string;
        };
        AllowanceOrCharge: {
            /**
             * Format: int64
             * @description In minor units (BT-92, BT-99, BT-136, BT-141)
             */
            amount: number;
            /**
             * Format: int64
             * @description The amount that the percentage applies to, in minor units (BT-93, BT-100, BT-137, BT-142)
             */
            base?: number;
            /** @description BT-94, BT-101, BT-138, BT-143 */
            percent?: string;
            /** @description BT-97, BT-104, BT-139, BT-144 */
            reason?: string;
            /** @description UNTDID 5189 for allowances, 7161 for charges */
            reasonCode?: string;
            tax: components["schemas"]["TaxCategory"];
        };
        BrokenEvent: {
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description Why it cannot be applied */
            reason: string;
            /** Format: int64 */
            revision: number;
            type: string;
        };
        Contact: {
            /** @description BT-43, BT-58 */
            email?: string;
            /** @description BT-41, BT-56 */
            name?: string;
            /** @description BT-42, BT-57 */
            telephone?: string;
        };
        CreditNote: {
            /**
             * Format: int64
             * @description Deducted from the amount due
             */
            amount: number;
            creditNoteId: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: int64
             * @description What the note takes back of a prepaid amount (BT-113). It went to the customer's credit
             */
            excess?: number;
            /** Format: date */
            issuedOn: string;
            lines?: {
                /**
                 * Format: int64
                 * @description The number of the line on the invoice, from 1
                 */
                line: number;
                /** @description The quantity that was credited */
                quantity: string;
            }[];
            number?: string;
            reason: string;
            taxes: components["schemas"]["TaxGroup"][];
        };
        CreditNoteOfInvoice: {
            /**
             * Format: int64
             * @description Deducted from the amount due
             */
            amount: number;
            creditNoteId: string;
            /**
             * Format: int64
             * @description What the note takes back of a prepaid amount (BT-113). It went to the customer's credit
             */
            excess?: number;
            /** Format: date */
            issuedOn: string;
            lines?: {
                /**
                 * Format: int64
                 * @description The number of the line on the invoice, from 1
                 */
                line: number;
                /** @description The quantity that was credited */
                quantity: string;
            }[];
            number?: string;
            reason: string;
            taxes: components["schemas"]["TaxGroup"][];
        };
        Customer: {
            /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
            id: string;
            /** @description As printed on the invoice */
            name: string;
        };
        CustomerBalance: {
            balances: {
                /** @description Customer credit; below 0 if the customer owes it. As of a time or day, it includes amounts in transit to it. Absent if an earlier version built the view. A text with its digits if it is beyond ±(2^53 − 1) */
                credit?: number | string;
                /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
                credited: number | string;
                /** @description ISO 4217 (BT-5) */
                currency: string;
                /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
                due: number | string;
                /** @description Sum of the totals (BT-115) of all invoices. A text with its digits if it is beyond ±(2^53 − 1) */
                invoiced: number | string;
                /**
                 * Format: int64
                 * @description How many invoices have an amount due
                 */
                openInvoices: number;
                /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
                paid: number | string;
                /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
                refunded: number | string;
                /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
                voided: number | string;
                /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
                writtenOff: number | string;
            }[];
            customer: components["schemas"]["Customer"];
        };
        CustomerPage: {
            customers: components["schemas"]["CustomerBalance"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        Delivery: {
            address?: components["schemas"]["Address"];
            location?: components["schemas"]["Identifier"];
            /** @description The recipient (BT-70) */
            name?: string;
        };
        ExemptionReason: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
            /** @description BT-121 */
            code?: string;
            /** @description BT-120 */
            reason?: string;
        };
        Fault: {
            detail: string;
            /**
             * @description The part of the request; if absent, the body
             * @enum {string}
             */
            in?: "body" | "query" | "path" | "header";
            /** @example /lines/0/quantity */
            pointer: string;
        };
        HistoryEvent: {
            actor: string;
            after: components["schemas"]["InvoiceStateAndDue"];
            before: components["schemas"]["InvoiceStateAndDue"];
            causationId?: string;
            /** @description What the event changed */
            change: {
                [key: string]: unknown;
            };
            correlationId: string;
            /**
             * Format: date
             * @description Effective date
             */
            effectiveOn: string;
            eventId: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /** Format: int64 */
            revision: number;
            /** @example PaymentApplied */
            type: string;
        };
        Identifier: {
            /** @description The identifier */
            id: string;
            /** @description Its scheme */
            scheme?: string;
        };
        Invoice: {
            /** @description BT-19 */
            accountingReference?: string;
            /** @description The tax in the seller's accounting currency */
            accountingTax?: {
                /**
                 * Format: int64
                 * @description The tax total in minor units of that currency (BT-111)
                 */
                amount: number;
                /** @description ISO 4217 (BT-6) */
                currency: string;
            };
            /** @description BG-20 */
            allowances?: components["schemas"]["AllowanceOrCharge"][];
            /**
             * Format: int64
             * @description totals.payable − paid − credited − writtenOff − voided + refunded
             */
            amountDue: number;
            buyer?: components["schemas"]["Party"];
            /** @description BG-21 */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description BT-12 */
            contractReference?: string;
            /**
             * Format: int64
             * @description Credited by credit notes; customer credit is not in it
             */
            credited: number;
            creditNotes: components["schemas"]["CreditNoteOfInvoice"][];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            customer: components["schemas"]["Customer"];
            /**
             * Format: date
             * @description BT-72
             */
            deliveredOn?: string;
            delivery?: components["schemas"]["Delivery"];
            /** @description Despatch advice (BT-16) */
            despatchReference?: string;
            /**
             * Format: int64
             * @description The amount that the customer disputes. It stays due, and it may exceed what is still due
             */
            disputed?: number;
            /**
             * Format: date
             * @description When the customer disputed it
             */
            disputedOn?: string;
            /** @description The reason that the customer gave */
            disputeReason?: string;
            /**
             * Format: date
             * @description BT-9
             */
            dueOn?: string;
            exemptionReasons?: components["schemas"]["ExemptionReason"][];
            /** Format: uuid */
            invoiceId: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            lines: {
                /** @description BT-133 */
                accountingReference?: string;
                allowances?: components["schemas"]["LineAllowanceOrCharge"][];
                attributes?: {
                    /** @description BT-160 */
                    name: string;
                    /** @description BT-161 */
                    value: string;
                }[];
                /** @description The number of units that the price is for; default 1 (BT-149) */
                baseQuantity?: string;
                /** @description BT-156 */
                buyersItemId?: string;
                charges?: components["schemas"]["LineAllowanceOrCharge"][];
                classifications?: {
                    /** @description BT-158 */
                    code: string;
                    /** @description UNTDID 7143 code of its list */
                    list: string;
                    /** @description Version of the list */
                    listVersion?: string;
                }[];
                /** @description What was sold (BT-153) */
                description: string;
                /** @description BT-154 */
                details?: string;
                /** @description BT-126; if absent, the number of the line in the list, from 1 */
                id?: string;
                /**
                 * Format: int64
                 * @description BT-131
                 */
                net: number;
                /** @description BT-127 */
                note?: string;
                object?: components["schemas"]["Identifier"];
                /** @description The line of the order (BT-132) */
                orderLine?: string;
                /** @description ISO 3166-1 alpha-2 (BT-159) */
                originCountry?: string;
                period?: components["schemas"]["Period"];
                /** @description The unit price already includes it */
                priceDiscount?: {
                    /** @description In minor units (BT-147) */
                    amount: string;
                    /** @description Price before the discount, in minor units (BT-148) */
                    grossPrice?: string;
                };
                /** @description BT-129 */
                quantity: string;
                /**
                 * @description The net amount is deducted although the quantity is not negative
                 * @enum {boolean}
                 */
                returned?: true;
                /** @description BT-155 */
                sellersItemId?: string;
                standardItemId?: components["schemas"]["Identifier"];
                tax: components["schemas"]["TaxCategory"];
                /** @description UN/ECE Recommendation 20 code; default C62 (one) (BT-130) */
                unit?: string;
                /** @description Net price of the base quantity in minor units; may have decimals (BT-146) */
                unitPrice: string;
            }[];
            notes?: string[];
            /** @description BT-1 */
            number?: string;
            object?: components["schemas"]["Identifier"];
            /** @description BT-13 */
            orderReference?: string;
            overdue: boolean;
            /**
             * Format: int64
             * @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it
             */
            paid: number;
            /**
             * Format: int64
             * @description The view refused the event with this revision, so the invoice is not up to date
             */
            parkedSince?: number;
            payee?: components["schemas"]["Payee"];
            paymentInstructions?: components["schemas"]["PaymentInstructions"][];
            payments: components["schemas"]["InvoicePayment"][];
            /** @description BT-20 */
            paymentTerms?: string;
            period?: components["schemas"]["Period"];
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            precedingInvoices?: components["schemas"]["PrecedingInvoice"][];
            /**
             * Format: int64
             * @description Paid before the invoice was issued, in minor units (BT-113)
             */
            prepaid?: number;
            /** @description Business process (BT-23) */
            process?: string;
            /** @description BT-11 */
            projectReference?: string;
            /** @description Receiving advice (BT-15) */
            receiptReference?: string;
            /** @description The buyer's reference (BT-10) */
            reference?: string;
            /**
             * Format: int64
             * @description Paid back to the customer, and due again
             */
            refunded: number;
            /**
             * Format: int64
             * @description The revision of its last event, from 0; also its ETag
             */
            revision: number;
            /**
             * Format: int64
             * @description Added to the amount due, in minor units (BT-114)
             */
            rounding?: number;
            /** @description BT-14 */
            salesOrderReference?: string;
            seller?: components["schemas"]["Party"];
            /** @description The specification that the document claims to follow (BT-24) */
            specification?: string;
            /** @enum {string} */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            supportingDocuments?: components["schemas"]["SupportingDocument"][];
            taxes: components["schemas"]["TaxGroup"][];
            /**
             * @description UNTDID 2005, instead of BT-7 (BT-8)
             * @enum {string}
             */
            taxPointCode?: "3" | "35" | "432";
            /**
             * Format: date
             * @description The date on which the tax becomes due (BT-7)
             */
            taxPointOn?: string;
            taxRepresentative?: components["schemas"]["TaxRepresentative"];
            /** @description Tender or lot (BT-17) */
            tenderReference?: string;
            totals: components["schemas"]["Totals"];
            /** @description UNTDID 1001; default 380 (BT-3) */
            typeCode?: string;
            /**
             * Format: int64
             * @description Cancelled by voiding the invoice
             */
            voided: number;
            /**
             * Format: int64
             * @description Written off
             */
            writtenOff: number;
        };
        InvoiceDifference: {
            differences: {
                after?: unknown;
                before?: unknown;
                /** @description A JSON Pointer into the invoice (RFC 6901) */
                pointer: string;
            }[];
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
        };
        InvoiceHistory: {
            /** @description The event after the last one of `events`, if it is broken or of a later version. It and the later ones are not in the history */
            broken?: components["schemas"]["BrokenEvent"];
            events: components["schemas"]["HistoryEvent"][];
            /**
             * Format: int64
             * @description The first revision of the next page; absent on the last page
             */
            next?: number;
        };
        InvoiceListItem: {
            /**
             * Format: int64
             * @description totals.payable − paid − credited − writtenOff − voided + refunded
             */
            amountDue: number;
            /**
             * Format: int64
             * @description Credited by credit notes; customer credit is not in it
             */
            credited: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            customer: components["schemas"]["Customer"];
            /**
             * Format: int64
             * @description The amount that the customer disputes. It stays due, and it may exceed what is still due
             */
            disputed?: number;
            /**
             * Format: date
             * @description When the customer disputed it
             */
            disputedOn?: string;
            /** @description The reason that the customer gave */
            disputeReason?: string;
            /**
             * Format: date
             * @description BT-9
             */
            dueOn?: string;
            /** Format: uuid */
            invoiceId: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            number?: string;
            overdue: boolean;
            /**
             * Format: int64
             * @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it
             */
            paid: number;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description The buyer's reference (BT-10) */
            reference?: string;
            /**
             * Format: int64
             * @description Paid back to the customer, and due again
             */
            refunded: number;
            /**
             * Format: int64
             * @description The revision of its last event, from 0; also its ETag
             */
            revision: number;
            /** @enum {string} */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            totals: components["schemas"]["Totals"];
            /**
             * Format: int64
             * @description Cancelled by voiding the invoice
             */
            voided: number;
            /**
             * Format: int64
             * @description Written off
             */
            writtenOff: number;
        };
        InvoicePage: {
            invoices: components["schemas"]["InvoiceListItem"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        InvoicePayment: {
            /**
             * Format: int64
             * @description What it paid of this invoice when it was recorded. Of a payment of one invoice, the money received is `amount` + `excess`
             */
            amount: number;
            /**
             * Format: int64
             * @description What became customer credit when it was recorded
             */
            excess?: number;
            /**
             * @description Money, or the customer's credit
             * @enum {string}
             */
            kind: "money" | "credit";
            method: string;
            /** @description The id of the payment; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices */
            paymentId: string;
            /** Format: date */
            receivedOn: string;
            reference?: string;
            /**
             * Format: int64
             * @description Of `amount`, what was paid back to the customer, without refunds that came back
             */
            refunded?: number;
            /** @description Whether all that was left of it was taken back */
            reversed?: boolean;
            /**
             * Format: int64
             * @description What was taken back by reversals, of the invoice and of the credit
             */
            reversedAmount?: number;
            /**
             * Format: int64
             * @description Of `amount`, what became customer credit later, because it was unapplied. `excess` is not in it; in the answer of the payment itself, it is
             */
            unapplied?: number;
            /**
             * Format: int64
             * @description Of `reversedAmount`, what was taken back from the customer's credit
             */
            withdrawn?: number;
        };
        InvoiceStateAndDue: {
            /**
             * Format: int64
             * @description In minor units
             */
            amountDue: number;
            /** @enum {string} */
            state: "unregistered" | "open" | "partially-paid" | "paid" | "void" | "written-off";
        };
        InvoiceSums: {
            /**
             * Format: int64
             * @description The number of invoices in all currencies
             */
            count: number;
            currencies: {
                /** Format: int64 */
                count: number;
                /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
                credited: number | string;
                /** @description ISO 4217 (BT-5) */
                currency: string;
                /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
                due: number | string;
                /**
                 * Format: int64
                 * @description How many invoices have an amount due
                 */
                openInvoices: number;
                /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
                paid: number | string;
                /** @description Sum of the totals (BT-115) of all invoices. A text with its digits if it is beyond ±(2^53 − 1) */
                payable: number | string;
                /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
                refunded: number | string;
                /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
                voided: number | string;
                /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
                writtenOff: number | string;
            }[];
        };
        JournalEvent: {
            actor: string;
            /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
            after: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description In minor units
             */
            amount?: number;
            /** @description Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state */
            before: {
                [key: string]: unknown;
            };
            /** @description The event that caused it, if no request did */
            causationId?: string;
            /** @description What the event changed */
            change: {
                [key: string]: unknown;
            };
            /** @description The correlation id of the request that caused it */
            correlationId: string;
            currency?: string;
            customerId: string;
            /**
             * Format: date
             * @description Effective date
             */
            effectiveOn: string;
            /** @description Its entries: debits above 0, credits below 0; they sum to 0 */
            entries: {
                /**
                 * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less money paid back; customer-credit: what is owed to customers: paid or credited beyond the amount due, and not spent yet. A debit is what a customer owes, because credit was spent whose payment was taken back; bad-debt: what was written off, less what was recovered; in-transit: money between two streams of a process under way; 0 when no process is under way; prepayments: what was paid before the invoice was issued (BT-113), outside this ledger; rounding: the rounding amounts of documents (BT-114)
                 * @enum {string}
                 */
                account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                /** Format: int64 */
                amount: number;
            }[];
            eventId: string;
            invoiceId?: string;
            number?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            reference?: string;
            /** Format: int64 */
            revision: number;
            /** @example customer-acme */
            stream: string;
            /** @description The id of the payment, credit note … that it is about */
            subject?: string;
            /** @example PaymentApplied */
            type: string;
        };
        JournalPage: {
            events: components["schemas"]["JournalEvent"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        LineAllowanceOrCharge: {
            /**
             * Format: int64
             * @description In minor units (BT-92, BT-99, BT-136, BT-141)
             */
            amount: number;
            /**
             * Format: int64
             * @description The amount that the percentage applies to, in minor units (BT-93, BT-100, BT-137, BT-142)
             */
            base?: number;
            /** @description BT-94, BT-101, BT-138, BT-143 */
            percent?: string;
            /** @description BT-97, BT-104, BT-139, BT-144 */
            reason?: string;
            /** @description UNTDID 5189 for allowances, 7161 for charges */
            reasonCode?: string;
        };
        ParkedPart: {
            /** @description What the view lacks, in minor units; absent if it is not known */
            amounts?: {
                /** @description By how much the customer credit changes. A text with its digits if it is beyond ±(2^53 − 1) */
                credit: number | string;
                /** @description ISO 4217 (BT-5) */
                currency: string;
                /** @description By how much the amount due changes when the events are applied. A text with its digits if it is beyond ±(2^53 − 1) */
                due: number | string;
            }[];
            customerId?: string;
            invoiceId?: string;
            /** @description Of the invoice */
            number?: string;
            /** @description Why it is parked */
            reason: string;
            /**
             * Format: int64
             * @description The revision of the event from which on the stream waits
             */
            revision: number;
            stream: string;
            /** @description The types of the waiting events, each once */
            types?: string[];
            /**
             * @description A view; or follow-ups, which are what the process manager does on other streams because of an event
             * @example books
             */
            view: string;
            /**
             * Format: int64
             * @description How many events wait; absent if not all of them can be read, as with `types`
             */
            waiting?: number;
        };
        ParkedParts: {
            /** @description The first of them */
            parked: components["schemas"]["ParkedPart"][];
            /**
             * Format: int64
             * @description How many streams are parked, counted in each view
             */
            parkedStreams: number;
        };
        ParkedStream: {
            invoiceId?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            reason: string;
            /**
             * Format: int64
             * @description The revision of the refused event; it and all later events of the stream wait
             */
            revision: number;
            /** @description When it was parked (RFC 3339, UTC) */
            since: string;
            stream: string;
            type: string;
            /**
             * Format: int64
             * @description How many events wait; absent if the event store cannot be reached
             */
            waiting?: number;
        };
        Party: {
            address?: components["schemas"]["Address"];
            contact?: components["schemas"]["Contact"];
            electronicAddress?: components["schemas"]["Identifier"];
            /** @description BT-29, BT-46; with the scheme SEPA the bank assigned creditor identifier (BT-90) */
            ids?: components["schemas"]["Identifier"][];
            /** @description BT-33 */
            legalForm?: string;
            legalId?: components["schemas"]["Identifier"];
            /** @description Legal name (BT-27, BT-44) */
            name: string;
            /** @description BT-32 */
            taxRegistrationId?: string;
            /** @description BT-28, BT-45 */
            tradingName?: string;
            /** @description With its country prefix (BT-31, BT-48, BT-63) */
            vatId?: string;
        };
        Payee: {
            /** @description BT-60; with the scheme SEPA BT-90 */
            ids?: components["schemas"]["Identifier"][];
            legalId?: components["schemas"]["Identifier"];
            /** @description BT-59 */
            name: string;
        };
        PaymentInstructions: {
            /** @description IBAN or other account (BT-84) */
            account?: string;
            /** @description BT-85 */
            accountName?: string;
            card?: {
                /** @description BT-88 */
                holder?: string;
                /** @description The network of the card */
                network?: string;
                /** @description Only the last digits of the card number: BR-51 (BT-87) */
                number: string;
            };
            mandate?: {
                /** @description BT-91 */
                debitedAccount?: string;
                /** @description BT-89 */
                reference?: string;
            };
            /** @description UNTDID 4461 (BT-81) */
            meansCode: string;
            /** @description BT-82 */
            meansText?: string;
            /** @description BT-83 */
            remittance?: string;
            /** @description BIC (BT-86) */
            serviceProvider?: string;
        };
        Period: {
            /**
             * Format: date
             * @description BT-73, BT-134
             */
            from?: string;
            /**
             * Format: date
             * @description BT-74, BT-135
             */
            until?: string;
        };
        PrecedingInvoice: {
            /**
             * Format: date
             * @description BT-26
             */
            issuedOn?: string;
            /** @description BT-25 */
            number: string;
        };
        Problem: {
            /** @description Identifies this request in the logs and events */
            correlationId?: string;
            /** @description What was wrong with this request */
            detail?: string;
            /** @description The invalid fields */
            errors?: components["schemas"]["Fault"][];
            /** Format: int32 */
            status: number;
            /** @description The same for every problem of this type */
            title: string;
            /**
             * @description Stable name of the rule that was broken
             * @example /problems/invoice-not-found
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        Readiness: {
            dependencies: {
                [key: string]: {
                    detail?: string;
                    required: boolean;
                    /** @enum {string} */
                    status: "up" | "down";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @enum {string} */
            status: "ready" | "degraded" | "not-ready";
        };
        Resumed: {
            /**
             * Format: int64
             * @description How many events had waited
             */
            events: number;
            stream: string;
            view: string;
        };
        SupportingDocument: {
            /** @description BT-123 */
            description?: string;
            /** @description BT-122 */
            id: string;
            /** @description Its URL (BT-124) */
            location?: string;
        };
        TaxCategory: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
            /** @description Percent, such as "19"; default 0 (BT-152) */
            rate?: string;
        };
        TaxGroup: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M";
            rate: string;
            /**
             * Format: int64
             * @description BT-117
             */
            tax: number;
            /**
             * Format: int64
             * @description BT-116
             */
            taxable: number;
        };
        TaxRepresentative: {
            address: components["schemas"]["Address"];
            /** @description BT-62 */
            name: string;
            /** @description With its country prefix (BT-31, BT-48, BT-63) */
            vatId: string;
        };
        Totals: {
            /**
             * Format: int64
             * @description BT-107
             */
            allowances: number;
            /**
             * Format: int64
             * @description BT-108
             */
            charges: number;
            /**
             * Format: int64
             * @description BT-106
             */
            lines: number;
            /**
             * Format: int64
             * @description BT-115
             */
            payable: number;
            /**
             * Format: int64
             * @description BT-113
             */
            prepaid: number;
            /**
             * Format: int64
             * @description BT-114
             */
            rounding?: number;
            /**
             * Format: int64
             * @description BT-110
             */
            tax: number;
            /**
             * Format: int64
             * @description BT-109
             */
            taxExclusive: number;
            /**
             * Format: int64
             * @description BT-112
             */
            taxInclusive: number;
        };
        Verification: {
            /** Format: int64 */
            differences: number;
            /**
             * Format: int64
             * @description How many events were replayed
             */
            events: number;
            /** @description A description of the first difference */
            first?: string;
            /** @description Position in the log of all events. A greater position is later */
            position?: string;
            /**
             * Format: int64
             * @description How many rows were compared
             */
            rows: number;
            /** @description When the view was last compared with the log (RFC 3339, UTC) */
            verifiedAt: string;
        };
        View: {
            /** @description The age of the first event that the view does not have; 0 if it has all */
            lagSeconds?: number;
            /** @description When its position last moved (RFC 3339, UTC) */
            movedAt?: string;
            /** @description The first parked streams */
            parked: components["schemas"]["ParkedStream"][];
            /**
             * Format: int64
             * @description How many streams are parked
             */
            parkedStreams?: number;
            /** @description Position in the log of all events. A greater position is later */
            position?: string;
            /** @description Why it is stalled or unavailable */
            reason?: string;
            /**
             * @description live: it has all events; behind: it is catching up; stalled: events are missing and its position does not move; unavailable: its store does not answer
             * @enum {string}
             */
            state: "live" | "behind" | "stalled" | "unavailable";
            /** @enum {string} */
            store: "PostgreSQL" | "MongoDB";
            verification?: components["schemas"]["Verification"];
            /**
             * Format: int64
             * @description The version of the projection that built it
             */
            version?: number;
            /** @example balances */
            view: string;
        };
        Views: {
            /** @description Position in the log of all events. A greater position is later */
            end?: string;
            views: components["schemas"]["View"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAging: {
        parameters: {
            query: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description The day */
                on: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts due by how long they are overdue, for each currency; in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aging: {
                            /** @description What customers owe of credit that was taken back after it was spent; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
                            creditOwed: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description Not overdue. A text with its digits if it is beyond ±(2^53 − 1) */
                            current: number | string;
                            /** @description Overdue since 1 to 30 days. A text with its digits if it is beyond ±(2^53 − 1) */
                            days1To30: number | string;
                            /** @description 31 to 60. A text with its digits if it is beyond ±(2^53 − 1) */
                            days31To60: number | string;
                            /** @description 61 to 90. A text with its digits if it is beyond ±(2^53 − 1) */
                            days61To90: number | string;
                            /** @description In dispute; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
                            disputed: number | string;
                            /** @description 91 or more. A text with its digits if it is beyond ±(2^53 − 1) */
                            over90: number | string;
                            /** @description The whole amount due. A text with its digits if it is beyond ±(2^53 − 1) */
                            total: number | string;
                        }[];
                        /** Format: date */
                        on: string;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBalances: {
        parameters: {
            query?: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances of all customers, for each currency; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            /** @description Customer credit, and amounts in transit to it. A text with its digits if it is beyond ±(2^53 − 1) */
                            credit: number | string;
                            /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
                            credited: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
                            due: number | string;
                            /** @description Sum of the totals (BT-115) of all invoices. A text with its digits if it is beyond ±(2^53 − 1) */
                            invoiced: number | string;
                            /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
                            paid: number | string;
                            /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
                            refunded: number | string;
                            /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
                            voided: number | string;
                            /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
                            writtenOff: number | string;
                        }[];
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBooksClosing: {
        parameters: {
            query?: {
                /** @description Position in the log of all events. A greater position is later */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which days are closed */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When the books were closed and reopened, the last change first */
                        changes: {
                            actor: string;
                            /** @description The last closed day: it and all days before it are closed. null: no day is closed */
                            closedThrough: string | null;
                            /** @description The correlation id of the request that caused it */
                            correlationId: string;
                            /** @description Position in the log of all events. A greater position is later */
                            position: string;
                            reason?: string;
                            /** @description When it was recorded (RFC 3339, UTC) */
                            recordedAt: string;
                            /**
                             * Format: int64
                             * @description For the If-Match of the next change
                             */
                            revision: number;
                            /** @enum {string} */
                            type: "BooksClosed" | "BooksReopened";
                        }[];
                        /** @description The last closed day: it and all days before it are closed. null: no day is closed */
                        closedThrough: string | null;
                        /**
                         * Format: date
                         * @description Absent if no day is closed
                         */
                        firstOpenDay?: string;
                        /** @description The cursor of the next page; absent on the last page */
                        next?: string;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCashReceived: {
        parameters: {
            query: {
                /** @description Weeks begin on Monday */
                by?: "day" | "week" | "month";
                /** @description The first day */
                from: string;
                /** @description The last day */
                until: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cash by effective date, for each currency and period; in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "day" | "week" | "month";
                        currencies: {
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description received − returned. A text with its digits if it is beyond ±(2^53 − 1) */
                            net: number | string;
                            periods: {
                                /**
                                 * Format: date
                                 * @description The first day of the period that lies in the range
                                 */
                                from: string;
                                /** @description received − returned. A text with its digits if it is beyond ±(2^53 − 1) */
                                net: number | string;
                                /** @description Cash received. A text with its digits if it is beyond ±(2^53 − 1) */
                                received: number | string;
                                /** @description Reversed payments and refunds, by effective date. A text with its digits if it is beyond ±(2^53 − 1) */
                                returned: number | string;
                                /**
                                 * Format: date
                                 * @description The last day of the period that lies in the range
                                 */
                                until: string;
                            }[];
                            /** @description Cash received. A text with its digits if it is beyond ±(2^53 − 1) */
                            received: number | string;
                            /** @description Reversed payments and refunds, by effective date. A text with its digits if it is beyond ±(2^53 − 1) */
                            returned: number | string;
                        }[];
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description period-ends-before-it-begins, too-many-periods */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page */
                cursor?: string;
                limit?: number;
                /** @description The beginning of the id or the name, whatever its case and composition */
                search?: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers, by name as of the first page; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description malformed-request, malformed-cursor */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerAging: {
        parameters: {
            query: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description The day */
                on: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts due by how long they are overdue, for each currency; in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aging: {
                            /** @description What customers owe of credit that was taken back after it was spent; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
                            creditOwed: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description Not overdue. A text with its digits if it is beyond ±(2^53 − 1) */
                            current: number | string;
                            /** @description Overdue since 1 to 30 days. A text with its digits if it is beyond ±(2^53 − 1) */
                            days1To30: number | string;
                            /** @description 31 to 60. A text with its digits if it is beyond ±(2^53 − 1) */
                            days31To60: number | string;
                            /** @description 61 to 90. A text with its digits if it is beyond ±(2^53 − 1) */
                            days61To90: number | string;
                            /** @description In dispute; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
                            disputed: number | string;
                            /** @description 91 or more. A text with its digits if it is beyond ±(2^53 − 1) */
                            over90: number | string;
                            /** @description The whole amount due. A text with its digits if it is beyond ±(2^53 − 1) */
                            total: number | string;
                        }[];
                        /** Format: date */
                        on: string;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerBalance: {
        parameters: {
            query?: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances of each currency, also of one in which there is only credit; amounts in minor units. The name is the one on the invoice that was registered last, or the id if there is no invoice */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerBalance"];
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainCustomerBalance: {
        parameters: {
            query?: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description Position in the log of all events. A greater position is later */
                cursor?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
                limit?: number;
                /** @description due: what the customer owes; credit: its customer credit */
                of?: "due" | "credit";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events that the balances are the sums of, in the order of the log; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balances: {
                            /** @description The sum of all events, on this page and others. A text with its digits if it is beyond ±(2^53 − 1) */
                            balance: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /**
                             * Format: int64
                             * @description How many events it is the sum of
                             */
                            events: number;
                        }[];
                        customer: components["schemas"]["Customer"];
                        events: {
                            actor: string;
                            /** @description What the event added to the balance; below 0 if it reduced it. A text with its digits if it is beyond ±(2^53 − 1) */
                            amount: number | string;
                            correlationId: string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /**
                             * Format: date
                             * @description Effective date
                             */
                            effectiveOn: string;
                            eventId: string;
                            invoiceId?: string;
                            /** @description The number of the invoice */
                            number?: string;
                            /** @description Position in the log of all events. A greater position is later */
                            position: string;
                            /** @description When it was recorded (RFC 3339, UTC) */
                            recordedAt: string;
                            /** Format: int64 */
                            revision: number;
                            stream: string;
                            /** @example PaymentApplied */
                            type: string;
                        }[];
                        /** @description The cursor of the next page; absent on the last page */
                        next?: string;
                        /** @enum {string} */
                        of: "due" | "credit";
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerHistory: {
        parameters: {
            query?: {
                /** @description Position in the log of all events. A greater position is later */
                cursor?: string;
                limit?: number;
                order?: "oldest" | "newest";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerStatement: {
        parameters: {
            query: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description The first day */
                from: string;
                /** @description The last day */
                until: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The movements of the balance (what the customer owes, less its credit) for each currency, by day; in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: components["schemas"]["Customer"];
                        /** Format: date */
                        from: string;
                        statements: {
                            /** @description After the last day. A text with its digits if it is beyond ±(2^53 − 1) */
                            closing: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description The part of the closing balance that is in dispute after the last day. A text with its digits if it is beyond ±(2^53 − 1) */
                            disputed: number | string;
                            lines: {
                                /** @description Above 0 if the customer owes more than before, below 0 if less. A text with its digits if it is beyond ±(2^53 − 1) */
                                amount: number | string;
                                /** @description After it. A text with its digits if it is beyond ±(2^53 − 1) */
                                balance: number | string;
                                /** Format: date */
                                effectiveOn: string;
                                invoiceId?: string;
                                /** @description The number of the invoice */
                                number?: string;
                                /** @description Position in the log of all events. A greater position is later */
                                position: string;
                                reference?: string;
                                /** @example PaymentApplied */
                                type: string;
                            }[];
                            /** @description Before the first day. A text with its digits if it is beyond ±(2^53 − 1) */
                            opening: number | string;
                        }[];
                        /** Format: date */
                        until: string;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future, statement-too-long, period-ends-before-it-begins */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listenToEvents: {
        parameters: {
            query?: {
                /** @description Events after this position, "0" for all events; only new events if absent */
                after?: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customer?: string;
                /** @description Events of the invoice, and events of other streams about it */
                invoice?: string;
                /** @example PaymentApplied */
                type?: string;
            };
            header?: {
                /** @description The position of the last event received */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message for each event: the id is its position, the data are as in GET /journal. Closings of the books have less (docs/api/events.json) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-listeners, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up";
                    };
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description The total is at least, in minor units */
                amountFrom?: number;
                /** @description The total is at most, in minor units */
                amountUntil?: number;
                /** @description ISO 4217 (Of the invoice) */
                currency?: string;
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customer?: string;
                /** @description Whether a dispute is open */
                disputed?: boolean;
                /** @description With an amount due, and due before this date; sorts by due date unless `sort` is sent */
                dueBefore?: string;
                /** @description Due on or after */
                dueFrom?: string;
                /** @description Due on or before */
                dueUntil?: string;
                /** @description Issued on or after */
                issuedFrom?: string;
                /** @description Issued on or before */
                issuedUntil?: string;
                limit?: number;
                /** @description The beginning of its number */
                number?: string;
                /** @description By default desc (newest first) with sort=registered, else asc */
                order?: "asc" | "desc";
                overdue?: boolean;
                /** @description The beginning of the buyer reference */
                reference?: string;
                /** @description The beginning of its number, its reference or the customer's name, whatever its case and composition */
                search?: string;
                /** @description By default registered, or dueOn with dueBefore */
                sort?: "registered" | "dueOn" | "issuedOn" | "payable" | "amountDue" | "number";
                state?: "open" | "partially-paid" | "paid" | "void" | "written-off";
                /** @description Of CSV only. minor: amounts in minor units, as in JSON. major: decimals with the currency's digits, such as 10013.42 */
                units?: "minor" | "major";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invoices; as NDJSON or CSV, all of them */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request, malformed-cursor */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: {
                /** @description Recorded up to this time (RFC 3339); not together with revision or position */
                at?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
                /** @description Position in the log of all events. A greater position is later */
                position?: string;
                /** @description As of its event with this revision */
                revision?: number;
            };
            header?: {
                "if-none-match"?: string;
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice; amounts in minor units of its currency */
            200: {
                headers: {
                    /** @description The revision, in quotes. Send it with If-Match to change nothing that has changed since */
                    etag?: string;
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                    "application/xml": string;
                };
            };
            /** @description Not changed since the revision in If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed-request, moments-contradict */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, not-registered-yet, no-such-revision, no-such-position, before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-an-en16931-invoice, time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                creditNoteId: string;
                /** @description A UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credit note; amounts in minor units of its currency */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                    "application/xml": string;
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, credit-note-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareInvoice: {
        parameters: {
            query: {
                /** @description The revision before the changes */
                from: number;
                /** @description The revision after them */
                to: number;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences between two revisions; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceDifference"];
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, no-such-revision */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, event-unknown, store-unavailable, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoiceHistory: {
        parameters: {
            query?: {
                /** @description The first revision to show */
                from?: number;
                limit?: number;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events of the invoice, in order */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceHistory"];
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoicePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                id: string;
                /** @description The id that was sent or answered. In a path, the slash of "payments/…" is sent as %2F */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A payment; amounts in minor units of its currency */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: int64
                         * @description What was received, also what became customer credit. In the answer of an invoice, `amount` of a payment is only what paid that invoice
                         */
                        amount: number;
                        /**
                         * Format: int64
                         * @description What pays invoices now: not refunded, unapplied or reversed
                         */
                        applied: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        customer: components["schemas"]["Customer"];
                        /** @description In the order of the log; at most 10000 */
                        events: {
                            actor: string;
                            /**
                             * Format: int64
                             * @description In minor units
                             */
                            amount?: number;
                            /** @description What the event changed */
                            change: {
                                [key: string]: unknown;
                            };
                            /**
                             * Format: date
                             * @description Effective date
                             */
                            effectiveOn: string;
                            eventId: string;
                            invoiceId?: string;
                            /** @description Position in the log of all events. A greater position is later */
                            position: string;
                            /** @description When it was recorded (RFC 3339, UTC) */
                            recordedAt: string;
                            /** Format: int64 */
                            revision: number;
                            /** @example customer-acme */
                            stream: string;
                            /** @example PaymentApplied */
                            type: string;
                        }[];
                        /** @description Absent if it is a payment across invoices */
                        invoiceId?: string;
                        /** @description What it paid, in the order in which it was applied */
                        invoices: {
                            /**
                             * Format: int64
                             * @description What the invoice took of a payment across invoices when it was recorded; of a payment of this invoice, all that was received
                             */
                            amount: number;
                            /**
                             * Format: int64
                             * @description What pays invoices now: not refunded, unapplied or reversed
                             */
                            applied: number;
                            invoiceId: string;
                            number?: string;
                            /**
                             * Format: int64
                             * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
                             */
                            refunded: number;
                            /**
                             * Format: int64
                             * @description What the bank took back, of invoices and of customer credit
                             */
                            reversed: number;
                            /**
                             * Format: int64
                             * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
                             */
                            unapplied: number;
                        }[];
                        /**
                         * Format: int64
                         * @description The most that can be reversed: what is applied or unapplied
                         */
                        left: number;
                        method: string;
                        paymentId: string;
                        /**
                         * Format: date
                         * @description When the money was received
                         */
                        receivedOn: string;
                        reference?: string;
                        /**
                         * Format: int64
                         * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
                         */
                        refunded: number;
                        refunds: {
                            /**
                             * Format: int64
                             * @description What was paid back
                             */
                            amount: number;
                            /**
                             * Format: date
                             * @description When the refund came back
                             */
                            cameBackOn?: string;
                            /** @description The invoice on which the amount was due again */
                            invoiceId: string;
                            method: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When it was paid back
                             */
                            refundedOn: string;
                            refundId: string;
                        }[];
                        reversals: {
                            /**
                             * Format: int64
                             * @description Absent while the reversal is under way
                             */
                            amount?: number;
                            /** @description If it is of what this invoice took */
                            invoiceId?: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When the bank took it back
                             */
                            reversedOn: string;
                        }[];
                        /**
                         * Format: int64
                         * @description What the bank took back, of invoices and of customer credit
                         */
                        reversed: number;
                        /**
                         * @description Whether all, some or none of it was refunded or reversed; allocating until all is applied or unapplied
                         * @enum {string}
                         */
                        state: "allocating" | "received" | "partly-returned" | "returned";
                        unapplications: {
                            /**
                             * Format: int64
                             * @description What became the customer's credit
                             */
                            amount: number;
                            /** @description The invoice that it no longer pays */
                            invoiceId: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When
                             */
                            unappliedOn: string;
                        }[];
                        /**
                         * Format: int64
                         * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
                         */
                        unapplied: number;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payment-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    summarizeInvoices: {
        parameters: {
            query?: {
                /** @description The total is at least, in minor units */
                amountFrom?: number;
                /** @description The total is at most, in minor units */
                amountUntil?: number;
                /** @description ISO 4217 (Of the invoice) */
                currency?: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customer?: string;
                /** @description Whether a dispute is open */
                disputed?: boolean;
                /** @description With an amount due, and due before this date; sorts by due date unless `sort` is sent */
                dueBefore?: string;
                /** @description Due on or after */
                dueFrom?: string;
                /** @description Due on or before */
                dueUntil?: string;
                /** @description Issued on or after */
                issuedFrom?: string;
                /** @description Issued on or before */
                issuedUntil?: string;
                /** @description The beginning of its number */
                number?: string;
                overdue?: boolean;
                /** @description The beginning of the buyer reference */
                reference?: string;
                /** @description The beginning of its number, its reference or the customer's name, whatever its case and composition */
                search?: string;
                state?: "open" | "partially-paid" | "paid" | "void" | "written-off";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts and sums for each currency; amounts in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceSums"];
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJournal: {
        parameters: {
            query?: {
                /** @description Who acted */
                actor?: string;
                /** @description The amount is at least, in minor units */
                amountFrom?: number;
                /** @description The amount is at most, in minor units */
                amountUntil?: number;
                /** @description Everything that one request caused */
                correlationId?: string;
                /** @description ISO 4217 (Of the amount) */
                currency?: string;
                /** @description Position in the log of all events. A greater position is later */
                cursor?: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customer?: string;
                /** @description Happened on or after */
                effectiveFrom?: string;
                /** @description Happened on or before */
                effectiveUntil?: string;
                /** @description Events of the invoice, and events of other streams about it */
                invoice?: string;
                limit?: number;
                /** @description The number of the invoice or credit note that the event registers */
                number?: string;
                /** @description Which events come first */
                order?: "oldest" | "newest";
                /** @description Recorded at or after */
                recordedFrom?: string;
                /** @description Recorded at or before */
                recordedUntil?: string;
                /** @description The reference of a payment, or the buyer reference of an invoice */
                reference?: string;
                /** @description The id of the payment, credit note, application, grant, refund or reversal */
                subject?: string;
                /** @example PaymentApplied */
                type?: string;
                /** @description Of CSV only. minor: amounts in minor units, as in JSON. major: a line for each debit and credit, with the customer's name, the invoice's number, and decimals such as 10013.42 */
                units?: "minor" | "major";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; as NDJSON or CSV, all of them */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description ISO 4217 (Of the payment) */
                currency?: string;
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customer?: string;
                limit?: number;
                order?: "asc" | "desc";
                /** @description Received on or after */
                receivedFrom?: string;
                /** @description Received on or before */
                receivedUntil?: string;
                /** @description By default recorded, or receivedOn with receivedFrom or receivedUntil */
                sort?: "recorded" | "receivedOn";
                /** @description Whether all, some or none of it was refunded or reversed; allocating until all is applied or unapplied */
                state?: "allocating" | "received" | "partly-returned" | "returned";
                /** @description Of CSV only. minor: amounts in minor units, as in JSON. major: decimals with the currency's digits, such as 10013.42, and the number of the invoice */
                units?: "minor" | "major";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments; as NDJSON or CSV, all of them */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The cursor of the next page; absent on the last page */
                        next?: string;
                        payments: {
                            /**
                             * Format: int64
                             * @description What was received, also what became customer credit. In the answer of an invoice, `amount` of a payment is only what paid that invoice
                             */
                            amount: number;
                            /**
                             * Format: int64
                             * @description What pays invoices now: not refunded, unapplied or reversed
                             */
                            applied: number;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            customer: components["schemas"]["Customer"];
                            /** @description Absent if it is a payment across invoices */
                            invoiceId?: string;
                            method: string;
                            paymentId: string;
                            /**
                             * Format: date
                             * @description When the money was received
                             */
                            receivedOn: string;
                            reference?: string;
                            /**
                             * Format: int64
                             * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
                             */
                            refunded: number;
                            /**
                             * Format: int64
                             * @description What the bank took back, of invoices and of customer credit
                             */
                            reversed: number;
                            /**
                             * @description Whether all, some or none of it was refunded or reversed; allocating until all is applied or unapplied
                             * @enum {string}
                             */
                            state: "allocating" | "received" | "partly-returned" | "returned";
                            /**
                             * Format: int64
                             * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
                             */
                            unapplied: number;
                        }[];
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request, malformed-cursor */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id that was sent or answered. In a path, the slash of "payments/…" is sent as %2F */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A payment; amounts in minor units of its currency */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: int64
                         * @description What was received, also what became customer credit. In the answer of an invoice, `amount` of a payment is only what paid that invoice
                         */
                        amount: number;
                        /**
                         * Format: int64
                         * @description What pays invoices now: not refunded, unapplied or reversed
                         */
                        applied: number;
                        /** @description ISO 4217 (BT-5) */
                        currency: string;
                        customer: components["schemas"]["Customer"];
                        /** @description In the order of the log; at most 10000 */
                        events: {
                            actor: string;
                            /**
                             * Format: int64
                             * @description In minor units
                             */
                            amount?: number;
                            /** @description What the event changed */
                            change: {
                                [key: string]: unknown;
                            };
                            /**
                             * Format: date
                             * @description Effective date
                             */
                            effectiveOn: string;
                            eventId: string;
                            invoiceId?: string;
                            /** @description Position in the log of all events. A greater position is later */
                            position: string;
                            /** @description When it was recorded (RFC 3339, UTC) */
                            recordedAt: string;
                            /** Format: int64 */
                            revision: number;
                            /** @example customer-acme */
                            stream: string;
                            /** @example PaymentApplied */
                            type: string;
                        }[];
                        /** @description Absent if it is a payment across invoices */
                        invoiceId?: string;
                        /** @description What it paid, in the order in which it was applied */
                        invoices: {
                            /**
                             * Format: int64
                             * @description What the invoice took of a payment across invoices when it was recorded; of a payment of this invoice, all that was received
                             */
                            amount: number;
                            /**
                             * Format: int64
                             * @description What pays invoices now: not refunded, unapplied or reversed
                             */
                            applied: number;
                            invoiceId: string;
                            number?: string;
                            /**
                             * Format: int64
                             * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
                             */
                            refunded: number;
                            /**
                             * Format: int64
                             * @description What the bank took back, of invoices and of customer credit
                             */
                            reversed: number;
                            /**
                             * Format: int64
                             * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
                             */
                            unapplied: number;
                        }[];
                        /**
                         * Format: int64
                         * @description The most that can be reversed: what is applied or unapplied
                         */
                        left: number;
                        method: string;
                        paymentId: string;
                        /**
                         * Format: date
                         * @description When the money was received
                         */
                        receivedOn: string;
                        reference?: string;
                        /**
                         * Format: int64
                         * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
                         */
                        refunded: number;
                        refunds: {
                            /**
                             * Format: int64
                             * @description What was paid back
                             */
                            amount: number;
                            /**
                             * Format: date
                             * @description When the refund came back
                             */
                            cameBackOn?: string;
                            /** @description The invoice on which the amount was due again */
                            invoiceId: string;
                            method: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When it was paid back
                             */
                            refundedOn: string;
                            refundId: string;
                        }[];
                        reversals: {
                            /**
                             * Format: int64
                             * @description Absent while the reversal is under way
                             */
                            amount?: number;
                            /** @description If it is of what this invoice took */
                            invoiceId?: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When the bank took it back
                             */
                            reversedOn: string;
                        }[];
                        /**
                         * Format: int64
                         * @description What the bank took back, of invoices and of customer credit
                         */
                        reversed: number;
                        /**
                         * @description Whether all, some or none of it was refunded or reversed; allocating until all is applied or unapplied
                         * @enum {string}
                         */
                        state: "allocating" | "received" | "partly-returned" | "returned";
                        unapplications: {
                            /**
                             * Format: int64
                             * @description What became the customer's credit
                             */
                            amount: number;
                            /** @description The invoice that it no longer pays */
                            invoiceId: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description When
                             */
                            unappliedOn: string;
                        }[];
                        /**
                         * Format: int64
                         * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
                         */
                        unapplied: number;
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payment-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEventSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example PaymentApplied */
                type: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Schema 2020-12 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": unknown;
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description schema-not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /** @description Counts events recorded up to this time (RFC 3339); up to now if absent */
                at?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts of each currency; in minor units */
            200: {
                headers: {
                    /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
                    "ledger-position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currencies: {
                            accounts: {
                                /**
                                 * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less money paid back; customer-credit: what is owed to customers: paid or credited beyond the amount due, and not spent yet. A debit is what a customer owes, because credit was spent whose payment was taken back; bad-debt: what was written off, less what was recovered; in-transit: money between two streams of a process under way; 0 when no process is under way; prepayments: what was paid before the invoice was issued (BT-113), outside this ledger; rounding: the rounding amounts of documents (BT-114)
                                 * @enum {string}
                                 */
                                account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                                /** @description debit − credit. A text with its digits if it is beyond ±(2^53 − 1) */
                                balance: number | string;
                                /** @description The sum of credits. A text with its digits if it is beyond ±(2^53 − 1) */
                                credit: number | string;
                                /** @description The sum of debits. A text with its digits if it is beyond ±(2^53 − 1) */
                                debit: number | string;
                            }[];
                            /** @description The sum over all accounts. A text with its digits if it is beyond ±(2^53 − 1) */
                            credit: number | string;
                            /** @description ISO 4217 (BT-5) */
                            currency: string;
                            /** @description The sum over all accounts. A text with its digits if it is beyond ±(2^53 − 1) */
                            debit: number | string;
                            /** @description debit − credit; always 0. A text with its digits if it is beyond ±(2^53 − 1) */
                            difference: number | string;
                        }[];
                    };
                };
            };
            /** @description malformed-request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of each view; `end` is the position of the last event. It may be of a stream that no view reads, so reads do not wait for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stream: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view follows the stream again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resumed"];
                };
            };
            /** @description malformed-request, malformed-json */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-not-found, stream-not-parked */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description event-refused, follow-ups-resume-themselves */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported-media-type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-busy, view-not-of-log, store-unavailable, view-not-built, projection-service-unavailable, keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getParked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the views lack because streams are parked; nothing if no stream is parked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedParts"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    /** @description How to authenticate (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    /** @description The scope that is missing (RFC 6750) */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description keys-unavailable, overloaded */
            503: {
                headers: {
                    /** @description After how many seconds to send the request again */
                    "retry-after"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
