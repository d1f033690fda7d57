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
    "/customers/{customerId}/aging": {
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
    "/customers/{customerId}/balance": {
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
    "/customers/{customerId}/balance/explain": {
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
    "/customers/{customerId}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a customer's credit, its applications and refunds, and the credit notes on its account */
        get: operations["getCustomerCredit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit-notes/{creditNoteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a credit note about several invoices, or none; as XML, the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read */
        get: operations["getCreditNoteOnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit-notes/{creditNoteId}/attachments/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the content of an attachment (BT-125) of a credit note about several invoices, or none, as a file */
        get: operations["getAttachmentOfCreditNoteOnAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an application of credit to an invoice */
        get: operations["getCreditApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/refunds/{refundId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a refund of credit */
        get: operations["getCreditRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/history": {
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
    "/customers/{customerId}/statement": {
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
    "/invoices/{invoiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an invoice, now or as of a moment; as XML the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/attachments/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the content of an attachment (BT-125) of an invoice or one of its credit notes, as a file */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the credit notes of an invoice, in the order in which they were registered */
        get: operations["listCreditNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/credit-notes/{creditNoteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a credit note; as XML, the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read */
        get: operations["getCreditNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/difference": {
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
    "/invoices/{invoiceId}/history": {
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
    "/invoices/{invoiceId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what paid an invoice, in the order in which it was recorded */
        get: operations["listInvoicePayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}": {
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
    "/problems/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what a problem type means and what to do; for browsers as a page */
        get: operations["getProblemPage"];
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
        AccountBalance: {
            /**
             * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less money paid back; customer-credit: what is owed to customers: paid or credited beyond the amount due, and not spent yet. A debit is what a customer owes, because credit was spent that was taken back; bad-debt: what was written off, less what was recovered; in-transit: money between two streams of a process under way; 0 when no process is under way; prepayments: what was paid before the invoice was issued (BT-113), outside this ledger; rounding: the rounding amounts of documents (BT-114)
             * @enum {string}
             */
            account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
            /** @description debit − credit. A text with its digits if it is beyond ±(2^53 − 1) */
            balance: components["schemas"]["Sum"];
            /** @description The sum of credits. A text with its digits if it is beyond ±(2^53 − 1) */
            credit: components["schemas"]["Sum"];
            /** @description The sum of debits. A text with its digits if it is beyond ±(2^53 − 1) */
            debit: components["schemas"]["Sum"];
        };
        Address: {
            /** @description Address line 2 (BT-36, BT-51, BT-65, BT-76) */
            additionalStreet?: string;
            /** @description City (BT-37, BT-52, BT-66, BT-77) */
            city?: string;
            /** @description ISO 3166-1 alpha-2 (BT-40, BT-55, BT-69, BT-80) */
            country: string;
            /** @description Address line 3 (BT-162, BT-163, BT-164, BT-165) */
            line?: string;
            /** @description Post code (BT-38, BT-53, BT-67, BT-78) */
            postCode?: string;
            /** @description Address line 1 (BT-35, BT-50, BT-64, BT-75) */
            street?: string;
            /** @description Country subdivision (BT-39, BT-54, BT-68, BT-79) */
            subdivision?: string;
        };
        Aging: {
            /** @description One entry for each currency */
            aging: components["schemas"]["AgingOfCurrency"][];
            /**
             * Format: date
             * @description The day
             */
            on: string;
        };
        AgingOfCurrency: {
            /** @description What customers owe of credit that was taken back after it was spent; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
            creditOwed: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description Not overdue. A text with its digits if it is beyond ±(2^53 − 1) */
            current: components["schemas"]["Sum"];
            /** @description Overdue since 1 to 30 days. A text with its digits if it is beyond ±(2^53 − 1) */
            days1To30: components["schemas"]["Sum"];
            /** @description 31 to 60. A text with its digits if it is beyond ±(2^53 − 1) */
            days31To60: components["schemas"]["Sum"];
            /** @description 61 to 90. A text with its digits if it is beyond ±(2^53 − 1) */
            days61To90: components["schemas"]["Sum"];
            /** @description In dispute; not included in the other columns. A text with its digits if it is beyond ±(2^53 − 1) */
            disputed: components["schemas"]["Sum"];
            /** @description 91 or more. A text with its digits if it is beyond ±(2^53 − 1) */
            over90: components["schemas"]["Sum"];
            /** @description The whole amount due. A text with its digits if it is beyond ±(2^53 − 1) */
            total: components["schemas"]["Sum"];
        };
        AllowanceOrCharge: {
            /**
             * Format: int64
             * @description In minor units; below 0 on an invoice that takes back (BT-92, BT-99, BT-136, BT-141)
             */
            amount: number;
            /**
             * Format: int64
             * @description The amount that the percentage applies to, in minor units (BT-93, BT-100, BT-137, BT-142)
             */
            base?: number;
            /** @description Percentage; it may be below 0 (BT-94, BT-101, BT-138, BT-143) */
            percent?: string;
            /** @description Reason (BT-97, BT-104, BT-139, BT-144) */
            reason?: string;
            /** @description UNTDID 5189 for allowances, 7161 for charges */
            reasonCode?: string;
            /** @description The tax */
            tax: components["schemas"]["TaxCategory"];
        };
        Attachment: {
            /**
             * Format: int64
             * @description Length of the content in bytes
             */
            bytes: number;
            /** @description File name of the attached document (BT-125-2) */
            fileName: string;
            /**
             * @description The content does not begin as one of its media type does. It is kept as it came
             * @enum {boolean}
             */
            isUnrecognised?: true;
            /** @description Media type of the attached document (BT-125-1) */
            mediaType: string;
            /** @description SHA-256 of the content (BT-125), which is at …/attachments/{sha256} of the invoice or of the credit note on account */
            sha256: string;
        };
        BalanceExplanation: {
            /** @description One entry for each currency */
            balances: components["schemas"]["ExplainedBalance"][];
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /** @description In the order of the log */
            events: components["schemas"]["ExplainedEvent"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
            /**
             * @description Which balance
             * @enum {string}
             */
            of: "due" | "credit";
        };
        BooksClosings: {
            /** @description When the books were closed and reopened, the last change first */
            changes: components["schemas"]["ClosingChange"][];
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
        BrokenEvent: {
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description Why it cannot be applied */
            reason: string;
            /**
             * Format: int64
             * @description The revision of the event in its stream, from 0
             */
            revision: number;
            /** @description The type of the event */
            type: string;
        };
        CashOfCurrency: {
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description received − returned. A text with its digits if it is beyond ±(2^53 − 1) */
            net: components["schemas"]["Sum"];
            /** @description The parts of the range, in their order */
            periods: components["schemas"]["CashOfPeriod"][];
            /** @description Cash received. A text with its digits if it is beyond ±(2^53 − 1) */
            received: components["schemas"]["Sum"];
            /** @description Reversed payments and refunds, by effective date. A text with its digits if it is beyond ±(2^53 − 1) */
            returned: components["schemas"]["Sum"];
        };
        CashOfPeriod: {
            /**
             * Format: date
             * @description The first day of the period that lies in the range
             */
            from: string;
            /** @description received − returned. A text with its digits if it is beyond ±(2^53 − 1) */
            net: components["schemas"]["Sum"];
            /** @description Cash received. A text with its digits if it is beyond ±(2^53 − 1) */
            received: components["schemas"]["Sum"];
            /** @description Reversed payments and refunds, by effective date. A text with its digits if it is beyond ±(2^53 − 1) */
            returned: components["schemas"]["Sum"];
            /**
             * Format: date
             * @description The last day of the period that lies in the range
             */
            until: string;
        };
        CashReceived: {
            /**
             * @description The length of the periods
             * @enum {string}
             */
            by: "day" | "week" | "month";
            /** @description One entry for each currency */
            currencies: components["schemas"]["CashOfCurrency"][];
            /**
             * Format: date
             * @description The first day
             */
            from: string;
            /**
             * Format: date
             * @description The last day
             */
            until: string;
        };
        ClosingChange: {
            /** @description Who acted: the subject of the token */
            actor: string;
            /** @description The last closed day: it and all days before it are closed. null: no day is closed */
            closedThrough: string | null;
            /** @description The correlation id of the request that caused it */
            correlationId: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description Why */
            reason?: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /**
             * Format: int64
             * @description For the If-Match of the next change
             */
            revision: number;
            /**
             * @description The type of the event
             * @enum {string}
             */
            type: "BooksClosed" | "BooksReopened";
        };
        Contact: {
            /** @description Email address of the contact (BT-43, BT-58) */
            email?: string;
            /** @description Contact point (BT-41, BT-56) */
            name?: string;
            /** @description Telephone number of the contact (BT-42, BT-57) */
            telephone?: string;
        };
        CreditApplication: {
            /** @description The id that was sent, with "credit/" before it; under this id the invoice has it among its payments */
            applicationId: string;
            /**
             * Format: int64
             * @description What the invoice took; the rest of `reserved` is credit again. 0 if nothing was due or written off. Absent until the application is completed
             */
            applied?: number;
            /**
             * Format: date
             * @description The day of the application
             */
            appliedOn: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The id of the invoice */
            invoiceId: string;
            /**
             * Format: int64
             * @description The most that was to be applied
             */
            reserved: number;
            /**
             * Format: int64
             * @description What of `applied` is credit again, because the application was reversed or unapplied; not what a credit note made credit
             */
            returned?: number;
        };
        CreditNote: {
            /**
             * Format: int64
             * @description Deducted from the amount due
             */
            amount: number;
            /** @description What is attached to the document of the note (BT-125) */
            attachments?: components["schemas"]["Attachment"][];
            /** @description The id of the credit note */
            creditNoteId: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: int64
             * @description What the note takes back of a prepaid amount (BT-113). It went to the customer's credit
             */
            excess?: number;
            /**
             * Format: date
             * @description The day of issue
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines?: {
                /**
                 * Format: int64
                 * @description The number of the line on the invoice, from 1
                 */
                line: number;
                /** @description The quantity that was credited */
                quantity: string;
            }[];
            /** @description The number on the document */
            number?: string;
            /**
             * Format: int64
             * @description What the note says was returned to the customer before it was issued (BT-113), outside this ledger
             */
            prepaid?: number;
            /** @description Why, in words */
            reason: string;
            /**
             * Format: int64
             * @description What the note says was returned to the customer before it was issued (BT-113), of payments that are recorded here: `amount` includes it
             */
            refunded?: number;
            /** @description The tax for each category and rate */
            taxes: components["schemas"]["TaxGroup"][];
        };
        CreditNoteOfCustomer: {
            /**
             * Format: int64
             * @description What became credit: its amount due (BT-115)
             */
            amount: number;
            /** @description The id of the credit note */
            creditNoteId: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: date
             * @description The day of issue
             */
            issuedOn: string;
            /** @description The number on the document */
            number?: string;
        };
        CreditNoteOfInvoice: {
            /**
             * Format: int64
             * @description Deducted from the amount due
             */
            amount: number;
            /** @description What is attached to the document of the note (BT-125) */
            attachments?: components["schemas"]["Attachment"][];
            /** @description The id of the credit note */
            creditNoteId: string;
            /**
             * Format: int64
             * @description What the note takes back of a prepaid amount (BT-113). It went to the customer's credit
             */
            excess?: number;
            /**
             * Format: date
             * @description The day of issue
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines?: {
                /**
                 * Format: int64
                 * @description The number of the line on the invoice, from 1
                 */
                line: number;
                /** @description The quantity that was credited */
                quantity: string;
            }[];
            /** @description The number on the document */
            number?: string;
            /**
             * Format: int64
             * @description What the note says was returned to the customer before it was issued (BT-113), outside this ledger
             */
            prepaid?: number;
            /** @description Why, in words */
            reason: string;
            /**
             * Format: int64
             * @description What the note says was returned to the customer before it was issued (BT-113), of payments that are recorded here: `amount` includes it
             */
            refunded?: number;
            /** @description The tax for each category and rate */
            taxes: components["schemas"]["TaxGroup"][];
        };
        CreditNoteOnAccount: {
            /** @description Buyer accounting reference (BT-19) */
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
            /** @description Allowances on the document (BG-20) */
            allowances?: components["schemas"]["AllowanceOrCharge"][];
            /**
             * Format: int64
             * @description What became customer credit: its amount due (BT-115)
             */
            amount: number;
            /** @description The buyer, as the document names it */
            buyer?: components["schemas"]["Party"];
            /** @description Charges on the document (BG-21) */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description Contract reference (BT-12) */
            contractReference?: string;
            /** @description The id of the credit note */
            creditNoteId: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /**
             * @description The customer id is not an identifier of the buyer, so documents do not have it as such (BT-46)
             * @enum {boolean}
             */
            customerIdIsInternal?: true;
            /**
             * Format: date
             * @description Actual delivery date (BT-72)
             */
            deliveredOn?: string;
            /** @description Where and when it was delivered */
            delivery?: components["schemas"]["Delivery"];
            /** @description Despatch advice (BT-16) */
            despatchReference?: string;
            /** @description Amounts that the document states, and that differ from those computed from its lines. Absent if none does */
            differences?: components["schemas"]["Difference"][];
            /**
             * Format: date
             * @description Payment due date (BT-9)
             */
            dueOn?: string;
            /** @description Why no tax is due, for each tax category */
            exemptionReasons?: components["schemas"]["ExemptionReason"][];
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines: {
                /** @description Buyer accounting reference of the line (BT-133) */
                accountingReference?: string;
                /** @description Reductions of the amount */
                allowances?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Further properties of the item */
                attributes?: {
                    /** @description Name of the attribute (BT-160) */
                    name: string;
                    /** @description Value of the attribute (BT-161) */
                    value: string;
                }[];
                /** @description The number of units that the price is for; default 1; below 0 only outside Peppol and XRechnung (BT-149) */
                baseQuantity?: string;
                /** @description The unit of the base quantity, if it is not that of the line. Only UBL and CII may state it: the price does not say the net amount (BT-150) */
                baseQuantityUnit?: string;
                /** @description Identifier of the item that the buyer gave (BT-156) */
                buyersItemId?: string;
                /** @description Additions to the amount */
                charges?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Classifications of the item */
                classifications?: {
                    /** @description Classification of the item (BT-158) */
                    code: string;
                    /** @description UNTDID 7143 code of its list */
                    list: string;
                    /** @description Version of the list */
                    listVersion?: string;
                }[];
                /** @description What was sold (BT-153) */
                description: string;
                /** @description Description of the item (BT-154) */
                details?: string;
                /** @description BT-126; if absent, the number of the line in the list, from 1 */
                id?: string;
                /**
                 * Format: int64
                 * @description Net amount of the line (BT-131)
                 */
                net: number;
                /** @description Note on the line (BT-127) */
                note?: string;
                /** @description What the document or line is about */
                object?: components["schemas"]["Identifier"];
                /** @description The line of the order (BT-132) */
                orderLine?: string;
                /** @description ISO 3166-1 alpha-2 (BT-159) */
                originCountry?: string;
                /** @description What period it is for */
                period?: components["schemas"]["Period"];
                /** @description The unit price already includes it */
                priceDiscount?: {
                    /** @description In minor units; below 0 for a charge on the price (BT-147) */
                    amount: string;
                    /** @description Price before the discount, in minor units (BT-148) */
                    grossPrice?: string;
                };
                /** @description Invoiced quantity (BT-129) */
                quantity: string;
                /**
                 * @description The net amount is deducted although the quantity is not negative
                 * @enum {boolean}
                 */
                returned?: true;
                /** @description Identifier of the item that the seller gave (BT-155) */
                sellersItemId?: string;
                /** @description The identifier of the item in a registered scheme */
                standardItemId?: components["schemas"]["Identifier"];
                /** @description The tax */
                tax: components["schemas"]["TaxCategory"];
                /** @description UN/ECE Recommendation 20 code; default C62 (one) (BT-130) */
                unit?: string;
                /** @description Net price of the base quantity in minor units; may have decimals (BT-146) */
                unitPrice: string;
            }[];
            /** @description Notes on the document */
            notes?: string[];
            /** @description Invoice number (BT-1) */
            number?: string;
            /** @description What the document or line is about */
            object?: components["schemas"]["Identifier"];
            /** @description Purchase order reference (BT-13) */
            orderReference?: string;
            /** @description Who is paid, if it is not the seller */
            payee?: components["schemas"]["Payee"];
            /** @description How to pay */
            paymentInstructions?: components["schemas"]["PaymentInstructions"][];
            /** @description Payment terms (BT-20) */
            paymentTerms?: string;
            /** @description What period it is for */
            period?: components["schemas"]["Period"];
            /** @description The invoices that it follows */
            precedingInvoices?: components["schemas"]["PrecedingInvoice"][];
            /**
             * Format: int64
             * @description Paid before the invoice was issued, in minor units; below 0 on an invoice that takes back (BT-113). What exceeds the total becomes customer credit
             */
            prepaid?: number;
            /** @description Business process (BT-23) */
            process?: string;
            /** @description Project reference (BT-11) */
            projectReference?: string;
            /** @description Receiving advice (BT-15) */
            receiptReference?: string;
            /** @description The buyer's reference (BT-10) */
            reference?: string;
            /**
             * Format: int64
             * @description Added to the amount due, in minor units (BT-114)
             */
            rounding?: number;
            /** @description Sales order reference (BT-14) */
            salesOrderReference?: string;
            /** @description The seller, as the document names it */
            seller?: components["schemas"]["Party"];
            /** @description The specification that the document claims to follow (BT-24) */
            specification?: string;
            /** @description Documents that belong to it */
            supportingDocuments?: components["schemas"]["SupportingDocument"][];
            /** @description The tax for each category and rate */
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
            /** @description Who represents the seller in tax matters */
            taxRepresentative?: components["schemas"]["TaxRepresentative"];
            /** @description Tender or lot (BT-17) */
            tenderReference?: string;
            /** @description The totals of the document */
            totals: components["schemas"]["Totals"];
            /** @description UNTDID 1001; default 380 (BT-3) */
            typeCode?: string;
        };
        CreditNotesOfInvoice: {
            /** @description The credit notes, in the order in which they were registered */
            creditNotes: components["schemas"]["CreditNote"][];
        };
        CreditOfCurrency: {
            /**
             * Format: int64
             * @description Below 0 if the customer owes it
             */
            credit: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
        };
        CreditRefund: {
            /**
             * Format: int64
             * @description In minor units of the currency
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The payment whose money was paid back */
            of?: components["schemas"]["RefundedPayment"];
            /**
             * Format: date
             * @description The day of the refund
             */
            refundedOn: string;
            /** @description The id of the refund */
            refundId: string;
            /** @description Whether the refund came back */
            reversed: boolean;
        };
        Customer: {
            /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
            id: string;
            /** @description As printed on the invoice */
            name: string;
        };
        CustomerBalance: {
            /** @description One entry for each currency */
            balances: components["schemas"]["CustomerBalanceOfCurrency"][];
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
        };
        CustomerBalanceOfCurrency: {
            /** @description Customer credit; below 0 if the customer owes it. As of a time or day, it includes amounts in transit to it. Absent if an earlier version built the view. A text with its digits if it is beyond ±(2^53 − 1) */
            credit?: components["schemas"]["Sum"];
            /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
            credited: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
            due: components["schemas"]["Sum"];
            /** @description Sum of the totals (BT-115) of all invoices. A total below 0 counts as 0, because what it owes became customer credit. A text with its digits if it is beyond ±(2^53 − 1) */
            invoiced: components["schemas"]["Sum"];
            /**
             * Format: int64
             * @description How many invoices have an amount due
             */
            openInvoices: number;
            /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
            paid: components["schemas"]["Sum"];
            /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
            refunded: components["schemas"]["Sum"];
            /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
            voided: components["schemas"]["Sum"];
            /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
            writtenOff: components["schemas"]["Sum"];
        };
        CustomerCredit: {
            /** @description Where the credit was applied */
            applications: components["schemas"]["CreditApplication"][];
            /** @description Whether credit is applied to open invoices automatically */
            automatic: boolean;
            /** @description The credit of each currency */
            credit: components["schemas"]["CreditOfCurrency"][];
            /** @description Those about several invoices, or none */
            creditNotes: components["schemas"]["CreditNoteOfCustomer"][];
            /** @description The id of the customer */
            customerId: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description What was paid back */
            refunds: components["schemas"]["CreditRefund"][];
            /**
             * Format: int64
             * @description The revision of the last event, from 0
             */
            revision: number;
        };
        CustomerPage: {
            /** @description The customers of the page */
            customers: components["schemas"]["CustomerBalance"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        CustomerStatement: {
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /**
             * Format: date
             * @description The first day
             */
            from: string;
            /** @description One statement for each currency */
            statements: components["schemas"]["StatementOfCurrency"][];
            /**
             * Format: date
             * @description The last day
             */
            until: string;
        };
        Delivery: {
            /** @description The postal address */
            address?: components["schemas"]["Address"];
            /** @description The identifier of the place */
            location?: components["schemas"]["Identifier"];
            /** @description The recipient (BT-70) */
            name?: string;
        };
        Difference: {
            /**
             * Format: int64
             * @description What follows from its lines, rounded for each tax group
             */
            computed: number;
            /** @description Which of the totals, lines or tax groups */
            name: string;
            /**
             * Format: int64
             * @description What the document states. It stands
             */
            stated: number;
            /** @description The business term of EN 16931, such as BT-117 */
            term: string;
        };
        ExemptionReason: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";
            /** @description Reason why no tax is due, as a code of the list VATEX (BT-121) */
            code?: string;
            /**
             * @description Only of category O, which has no rate: its tax group says 0 (BT-119), as XRechnung requires (BR-DE-14)
             * @enum {string}
             */
            rate?: "0";
            /** @description Reason why no tax is due, as text (BT-120) */
            reason?: string;
        };
        ExplainedBalance: {
            /** @description The sum of all events, on this page and others. A text with its digits if it is beyond ±(2^53 − 1) */
            balance: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: int64
             * @description How many events it is the sum of
             */
            events: number;
        };
        ExplainedEvent: {
            /** @description Who acted: the subject of the token */
            actor: string;
            /** @description What the event added to the balance; below 0 if it reduced it. A text with its digits if it is beyond ±(2^53 − 1) */
            amount: components["schemas"]["Sum"];
            /** @description The correlation id of the request that caused it */
            correlationId: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: date
             * @description Effective date
             */
            effectiveOn: string;
            /** @description The id of the event (UUID) */
            eventId: string;
            /** @description The id of the invoice */
            invoiceId?: string;
            /** @description The number of the invoice, or of a credit note about several invoices or none */
            number?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /**
             * Format: int64
             * @description The revision of the event in its stream, from 0
             */
            revision: number;
            /** @description The stream of the event */
            stream: string;
            /**
             * @description The type of the event
             * @example PaymentApplied
             */
            type: string;
        };
        Fault: {
            /** @description What is wrong */
            detail: string;
            /**
             * @description The part of the request; if absent, the body
             * @enum {string}
             */
            in?: "body" | "query" | "path" | "header";
            /**
             * @description A JSON Pointer (RFC 6901) to the place
             * @example /lines/0/quantity
             */
            pointer: string;
        };
        Health: {
            /**
             * @description The process runs
             * @enum {string}
             */
            status: "up";
        };
        HistoryEvent: {
            /** @description Who acted: the subject of the token */
            actor: string;
            /** @description The invoice after the event */
            after: components["schemas"]["InvoiceStateAndDue"];
            /** @description The invoice before the event */
            before: components["schemas"]["InvoiceStateAndDue"];
            /** @description The event that caused this one */
            causationId?: string;
            /** @description What the event changed */
            change: {
                [key: string]: unknown;
            };
            /** @description The correlation id of the request that caused it */
            correlationId: string;
            /**
             * Format: date
             * @description Effective date
             */
            effectiveOn: string;
            /** @description The id of the event (UUID) */
            eventId: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /**
             * Format: int64
             * @description The revision of the event in its stream, from 0
             */
            revision: number;
            /**
             * @description The type of the event
             * @example PaymentApplied
             */
            type: string;
        };
        Identifier: {
            /** @description The identifier */
            id: string;
            /** @description Its scheme */
            scheme?: string;
        };
        Invoice: {
            /** @description Buyer accounting reference (BT-19) */
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
            /** @description Allowances on the document (BG-20) */
            allowances?: components["schemas"]["AllowanceOrCharge"][];
            /**
             * Format: int64
             * @description totals.payable + excess − paid − credited − writtenOff − voided + refunded; never below 0
             */
            amountDue: number;
            /** @description The buyer, as the document names it */
            buyer?: components["schemas"]["Party"];
            /** @description Charges on the document (BG-21) */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description Contract reference (BT-12) */
            contractReference?: string;
            /**
             * Format: int64
             * @description Credited by credit notes; customer credit is not in it
             */
            credited: number;
            /** @description In the order in which they were registered */
            creditNotes: components["schemas"]["CreditNoteOfInvoice"][];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /**
             * @description The customer id is not an identifier of the buyer, so documents do not have it as such (BT-46)
             * @enum {boolean}
             */
            customerIdIsInternal?: true;
            /**
             * Format: date
             * @description Actual delivery date (BT-72)
             */
            deliveredOn?: string;
            /** @description Where and when it was delivered */
            delivery?: components["schemas"]["Delivery"];
            /** @description Despatch advice (BT-16) */
            despatchReference?: string;
            /** @description Amounts that the document states, and that differ from those computed from its lines. Absent if none does */
            differences?: components["schemas"]["Difference"][];
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
             * @description Payment due date (BT-9)
             */
            dueOn?: string;
            /**
             * Format: int64
             * @description What the seller owes because the total (BT-115) is below 0: minus the total. It became customer credit when the invoice was registered
             */
            excess?: number;
            /** @description Why no tax is due, for each tax category */
            exemptionReasons?: components["schemas"]["ExemptionReason"][];
            /**
             * Format: uuid
             * @description The id of the invoice
             */
            invoiceId: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines: {
                /** @description Buyer accounting reference of the line (BT-133) */
                accountingReference?: string;
                /** @description Reductions of the amount */
                allowances?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Further properties of the item */
                attributes?: {
                    /** @description Name of the attribute (BT-160) */
                    name: string;
                    /** @description Value of the attribute (BT-161) */
                    value: string;
                }[];
                /** @description The number of units that the price is for; default 1; below 0 only outside Peppol and XRechnung (BT-149) */
                baseQuantity?: string;
                /** @description The unit of the base quantity, if it is not that of the line. Only UBL and CII may state it: the price does not say the net amount (BT-150) */
                baseQuantityUnit?: string;
                /** @description Identifier of the item that the buyer gave (BT-156) */
                buyersItemId?: string;
                /** @description Additions to the amount */
                charges?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Classifications of the item */
                classifications?: {
                    /** @description Classification of the item (BT-158) */
                    code: string;
                    /** @description UNTDID 7143 code of its list */
                    list: string;
                    /** @description Version of the list */
                    listVersion?: string;
                }[];
                /** @description What was sold (BT-153) */
                description: string;
                /** @description Description of the item (BT-154) */
                details?: string;
                /** @description BT-126; if absent, the number of the line in the list, from 1 */
                id?: string;
                /**
                 * Format: int64
                 * @description Net amount of the line (BT-131)
                 */
                net: number;
                /** @description Note on the line (BT-127) */
                note?: string;
                /** @description What the document or line is about */
                object?: components["schemas"]["Identifier"];
                /** @description The line of the order (BT-132) */
                orderLine?: string;
                /** @description ISO 3166-1 alpha-2 (BT-159) */
                originCountry?: string;
                /** @description What period it is for */
                period?: components["schemas"]["Period"];
                /** @description The unit price already includes it */
                priceDiscount?: {
                    /** @description In minor units; below 0 for a charge on the price (BT-147) */
                    amount: string;
                    /** @description Price before the discount, in minor units (BT-148) */
                    grossPrice?: string;
                };
                /** @description Invoiced quantity (BT-129) */
                quantity: string;
                /**
                 * @description The net amount is deducted although the quantity is not negative
                 * @enum {boolean}
                 */
                returned?: true;
                /** @description Identifier of the item that the seller gave (BT-155) */
                sellersItemId?: string;
                /** @description The identifier of the item in a registered scheme */
                standardItemId?: components["schemas"]["Identifier"];
                /** @description The tax */
                tax: components["schemas"]["TaxCategory"];
                /** @description UN/ECE Recommendation 20 code; default C62 (one) (BT-130) */
                unit?: string;
                /** @description Net price of the base quantity in minor units; may have decimals (BT-146) */
                unitPrice: string;
            }[];
            /** @description Notes on the document */
            notes?: string[];
            /** @description Invoice number (BT-1) */
            number?: string;
            /** @description What the document or line is about */
            object?: components["schemas"]["Identifier"];
            /** @description Purchase order reference (BT-13) */
            orderReference?: string;
            /** @description Whether an amount is due and the due date has passed */
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
            /** @description Who is paid, if it is not the seller */
            payee?: components["schemas"]["Payee"];
            /** @description How to pay */
            paymentInstructions?: components["schemas"]["PaymentInstructions"][];
            /** @description What paid it, in the order in which it was recorded */
            payments: components["schemas"]["InvoicePayment"][];
            /** @description Payment terms (BT-20) */
            paymentTerms?: string;
            /** @description What period it is for */
            period?: components["schemas"]["Period"];
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description The invoices that it follows */
            precedingInvoices?: components["schemas"]["PrecedingInvoice"][];
            /**
             * Format: int64
             * @description Paid before the invoice was issued, in minor units; below 0 on an invoice that takes back (BT-113). What exceeds the total becomes customer credit
             */
            prepaid?: number;
            /** @description Business process (BT-23) */
            process?: string;
            /** @description Project reference (BT-11) */
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
            /** @description Sales order reference (BT-14) */
            salesOrderReference?: string;
            /** @description The seller, as the document names it */
            seller?: components["schemas"]["Party"];
            /** @description The specification that the document claims to follow (BT-24) */
            specification?: string;
            /**
             * @description The state that follows from its events
             * @enum {string}
             */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            /** @description Documents that belong to it */
            supportingDocuments?: components["schemas"]["SupportingDocument"][];
            /** @description The tax for each category and rate */
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
            /** @description Who represents the seller in tax matters */
            taxRepresentative?: components["schemas"]["TaxRepresentative"];
            /** @description Tender or lot (BT-17) */
            tenderReference?: string;
            /** @description The totals of the document */
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
            /** @description Each place that differs */
            differences: {
                /** @description Absent if it is not there any more */
                after?: unknown;
                /** @description Absent if it was not there */
                before?: unknown;
                /** @description A JSON Pointer into the invoice (RFC 6901) */
                pointer: string;
            }[];
            /**
             * Format: int64
             * @description The revision before the changes
             */
            from: number;
            /**
             * Format: int64
             * @description The revision after them
             */
            to: number;
        };
        InvoiceHistory: {
            /** @description The event after the last one of `events`, if it is broken or of a later version. It and the later ones are not in the history */
            broken?: components["schemas"]["BrokenEvent"];
            /** @description By revision */
            events: components["schemas"]["HistoryEvent"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        InvoiceListItem: {
            /**
             * Format: int64
             * @description totals.payable + excess − paid − credited − writtenOff − voided + refunded; never below 0
             */
            amountDue: number;
            /**
             * Format: int64
             * @description Credited by credit notes; customer credit is not in it
             */
            credited: number;
            /** @description In the order in which they were registered */
            creditNotes?: components["schemas"]["CreditNoteOfInvoice"][];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /** @description Amounts that the document states, and that differ from those computed from its lines. Absent if none does */
            differences?: components["schemas"]["Difference"][];
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
             * @description Payment due date (BT-9)
             */
            dueOn?: string;
            /**
             * Format: int64
             * @description What the seller owes because the total (BT-115) is below 0: minus the total. It became customer credit when the invoice was registered
             */
            excess?: number;
            /**
             * Format: uuid
             * @description The id of the invoice
             */
            invoiceId: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines?: {
                /** @description Buyer accounting reference of the line (BT-133) */
                accountingReference?: string;
                /** @description Reductions of the amount */
                allowances?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Further properties of the item */
                attributes?: {
                    /** @description Name of the attribute (BT-160) */
                    name: string;
                    /** @description Value of the attribute (BT-161) */
                    value: string;
                }[];
                /** @description The number of units that the price is for; default 1; below 0 only outside Peppol and XRechnung (BT-149) */
                baseQuantity?: string;
                /** @description The unit of the base quantity, if it is not that of the line. Only UBL and CII may state it: the price does not say the net amount (BT-150) */
                baseQuantityUnit?: string;
                /** @description Identifier of the item that the buyer gave (BT-156) */
                buyersItemId?: string;
                /** @description Additions to the amount */
                charges?: components["schemas"]["LineAllowanceOrCharge"][];
                /** @description Classifications of the item */
                classifications?: {
                    /** @description Classification of the item (BT-158) */
                    code: string;
                    /** @description UNTDID 7143 code of its list */
                    list: string;
                    /** @description Version of the list */
                    listVersion?: string;
                }[];
                /** @description What was sold (BT-153) */
                description: string;
                /** @description Description of the item (BT-154) */
                details?: string;
                /** @description BT-126; if absent, the number of the line in the list, from 1 */
                id?: string;
                /**
                 * Format: int64
                 * @description Net amount of the line (BT-131)
                 */
                net: number;
                /** @description Note on the line (BT-127) */
                note?: string;
                /** @description What the document or line is about */
                object?: components["schemas"]["Identifier"];
                /** @description The line of the order (BT-132) */
                orderLine?: string;
                /** @description ISO 3166-1 alpha-2 (BT-159) */
                originCountry?: string;
                /** @description What period it is for */
                period?: components["schemas"]["Period"];
                /** @description The unit price already includes it */
                priceDiscount?: {
                    /** @description In minor units; below 0 for a charge on the price (BT-147) */
                    amount: string;
                    /** @description Price before the discount, in minor units (BT-148) */
                    grossPrice?: string;
                };
                /** @description Invoiced quantity (BT-129) */
                quantity: string;
                /**
                 * @description The net amount is deducted although the quantity is not negative
                 * @enum {boolean}
                 */
                returned?: true;
                /** @description Identifier of the item that the seller gave (BT-155) */
                sellersItemId?: string;
                /** @description The identifier of the item in a registered scheme */
                standardItemId?: components["schemas"]["Identifier"];
                /** @description The tax */
                tax: components["schemas"]["TaxCategory"];
                /** @description UN/ECE Recommendation 20 code; default C62 (one) (BT-130) */
                unit?: string;
                /** @description Net price of the base quantity in minor units; may have decimals (BT-146) */
                unitPrice: string;
            }[];
            /** @description The number on the document */
            number?: string;
            /** @description Whether an amount is due and the due date has passed */
            overdue: boolean;
            /**
             * Format: int64
             * @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it
             */
            paid: number;
            /** @description What paid it, in the order in which it was recorded */
            payments?: components["schemas"]["InvoicePayment"][];
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
            /**
             * @description The state that follows from its events
             * @enum {string}
             */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            /** @description The totals of the document */
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
            /** @description In the order of the list */
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
            /** @description How the money was moved */
            method: string;
            /** @description The id of the payment; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices */
            paymentId: string;
            /**
             * Format: date
             * @description The day on which the money was received
             */
            receivedOn: string;
            /** @description The reference of the payer or buyer */
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
            /**
             * @description The state that follows from its events
             * @enum {string}
             */
            state: "unregistered" | "open" | "partially-paid" | "paid" | "void" | "written-off";
        };
        InvoiceSums: {
            /**
             * Format: int64
             * @description The number of invoices in all currencies
             */
            count: number;
            /** @description One entry for each currency */
            currencies: components["schemas"]["InvoiceSumsOfCurrency"][];
        };
        InvoiceSumsOfCurrency: {
            /**
             * Format: int64
             * @description The number of invoices
             */
            count: number;
            /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
            credited: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
            due: components["schemas"]["Sum"];
            /**
             * Format: int64
             * @description How many invoices have an amount due
             */
            openInvoices: number;
            /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
            paid: components["schemas"]["Sum"];
            /** @description Sum of the totals (BT-115) of all invoices. A total below 0 counts as 0, because what it owes became customer credit. A text with its digits if it is beyond ±(2^53 − 1) */
            payable: components["schemas"]["Sum"];
            /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
            refunded: components["schemas"]["Sum"];
            /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
            voided: components["schemas"]["Sum"];
            /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
            writtenOff: components["schemas"]["Sum"];
        };
        JournalEvent: {
            /** @description Who acted: the subject of the token */
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
            /** @description ISO 4217 */
            currency?: string;
            /** @description The id of the customer */
            customerId: string;
            /**
             * Format: date
             * @description Effective date
             */
            effectiveOn: string;
            /** @description Its entries: debits above 0, credits below 0; they sum to 0 */
            entries: {
                /**
                 * @description receivables: what customers owe; revenue: what was sold, without tax; tax: VAT owed to the state; cash: money received, less money paid back; customer-credit: what is owed to customers: paid or credited beyond the amount due, and not spent yet. A debit is what a customer owes, because credit was spent that was taken back; bad-debt: what was written off, less what was recovered; in-transit: money between two streams of a process under way; 0 when no process is under way; prepayments: what was paid before the invoice was issued (BT-113), outside this ledger; rounding: the rounding amounts of documents (BT-114)
                 * @enum {string}
                 */
                account: "receivables" | "revenue" | "tax" | "cash" | "customer-credit" | "bad-debt" | "in-transit" | "prepayments" | "rounding";
                /**
                 * Format: int64
                 * @description Above 0 a debit, below 0 a credit; in minor units
                 */
                amount: number;
            }[];
            /** @description The id of the event (UUID) */
            eventId: string;
            /** @description The id of the invoice */
            invoiceId?: string;
            /** @description The number on the document */
            number?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /** @description The reference of the payer or buyer */
            reference?: string;
            /**
             * Format: int64
             * @description The revision of the event in its stream, from 0
             */
            revision: number;
            /**
             * @description The stream of the event
             * @example customer-acme
             */
            stream: string;
            /** @description The id of the payment, credit note … that it is about */
            subject?: string;
            /**
             * @description The type of the event
             * @example PaymentApplied
             */
            type: string;
        };
        JournalPage: {
            /** @description In the order that was asked for */
            events: components["schemas"]["JournalEvent"][];
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
        };
        LedgerBalance: {
            /** @description Customer credit, and amounts in transit to it. A text with its digits if it is beyond ±(2^53 − 1) */
            credit: components["schemas"]["Sum"];
            /** @description Credited by credit notes; customer credit is not in it. A text with its digits if it is beyond ±(2^53 − 1) */
            credited: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description invoiced − paid − credited − writtenOff − voided + refunded. A text with its digits if it is beyond ±(2^53 − 1) */
            due: components["schemas"]["Sum"];
            /** @description Sum of the totals (BT-115) of all invoices. A total below 0 counts as 0, because what it owes became customer credit. A text with its digits if it is beyond ±(2^53 − 1) */
            invoiced: components["schemas"]["Sum"];
            /** @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it. A text with its digits if it is beyond ±(2^53 − 1) */
            paid: components["schemas"]["Sum"];
            /** @description Paid back to the customer, and due again. A text with its digits if it is beyond ±(2^53 − 1) */
            refunded: components["schemas"]["Sum"];
            /** @description Cancelled by voiding the invoice. A text with its digits if it is beyond ±(2^53 − 1) */
            voided: components["schemas"]["Sum"];
            /** @description Written off. A text with its digits if it is beyond ±(2^53 − 1) */
            writtenOff: components["schemas"]["Sum"];
        };
        LedgerBalances: {
            /** @description One entry for each currency */
            balances: components["schemas"]["LedgerBalance"][];
        };
        LineAllowanceOrCharge: {
            /**
             * Format: int64
             * @description In minor units; below 0 on an invoice that takes back (BT-92, BT-99, BT-136, BT-141)
             */
            amount: number;
            /**
             * Format: int64
             * @description The amount that the percentage applies to, in minor units (BT-93, BT-100, BT-137, BT-142)
             */
            base?: number;
            /** @description Percentage; it may be below 0 (BT-94, BT-101, BT-138, BT-143) */
            percent?: string;
            /** @description Reason (BT-97, BT-104, BT-139, BT-144) */
            reason?: string;
            /** @description UNTDID 5189 for allowances, 7161 for charges */
            reasonCode?: string;
        };
        PaidInvoice: {
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
            /** @description The id of the invoice */
            invoiceId: string;
            /** @description The number on the document */
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
        };
        ParkedPart: {
            /** @description What the view lacks, in minor units; absent if it is not known */
            amounts?: {
                /** @description By how much the customer credit changes. A text with its digits if it is beyond ±(2^53 − 1) */
                credit: components["schemas"]["Sum"];
                /** @description ISO 4217 (BT-5) */
                currency: string;
                /** @description By how much the amount due changes when the events are applied. A text with its digits if it is beyond ±(2^53 − 1) */
                due: components["schemas"]["Sum"];
            }[];
            /** @description The id of the customer */
            customerId?: string;
            /** @description The id of the invoice */
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
            /** @description The stream of the event */
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
            /** @description The id of the invoice */
            invoiceId?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description Why it is refused */
            reason: string;
            /**
             * Format: int64
             * @description The revision of the refused event; it and all later events of the stream wait
             */
            revision: number;
            /** @description When it was parked (RFC 3339, UTC) */
            since: string;
            /** @description The stream of the event */
            stream: string;
            /** @description The type of the event that is refused */
            type: string;
            /**
             * Format: int64
             * @description How many events wait; absent if the event store cannot be reached
             */
            waiting?: number;
        };
        Party: {
            /** @description The postal address */
            address?: components["schemas"]["Address"];
            /** @description The contact person or department */
            contact?: components["schemas"]["Contact"];
            /** @description The address for electronic documents */
            electronicAddress?: components["schemas"]["Identifier"];
            /** @description BT-29, BT-46; with the scheme SEPA the bank assigned creditor identifier (BT-90) */
            ids?: components["schemas"]["Identifier"][];
            /** @description Additional legal information of the seller (BT-33) */
            legalForm?: string;
            /** @description The identifier in the register of companies */
            legalId?: components["schemas"]["Identifier"];
            /** @description Legal name (BT-27, BT-44) */
            name: string;
            /** @description Tax registration of the seller (BT-32) */
            taxRegistrationId?: string;
            /** @description Trading name (BT-28, BT-45) */
            tradingName?: string;
            /** @description With its country prefix (BT-31, BT-48, BT-63) */
            vatId?: string;
        };
        Payee: {
            /** @description BT-60; with the scheme SEPA BT-90 */
            ids?: components["schemas"]["Identifier"][];
            /** @description The identifier in the register of companies */
            legalId?: components["schemas"]["Identifier"];
            /** @description Name of the payee (BT-59) */
            name: string;
        };
        Payment: {
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
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /** @description In the order of the log; at most 10000 */
            events: components["schemas"]["PaymentEvent"][];
            /** @description Absent if it is a payment across invoices */
            invoiceId?: string;
            /** @description What it paid, in the order in which it was applied */
            invoices: components["schemas"]["PaidInvoice"][];
            /**
             * Format: int64
             * @description The most that can be reversed: what is applied or unapplied
             */
            left: number;
            /** @description How the money was moved */
            method: string;
            /** @description The id of the payment */
            paymentId: string;
            /**
             * Format: date
             * @description When the money was received
             */
            receivedOn: string;
            /** @description The reference of the payer or buyer */
            reference?: string;
            /**
             * Format: int64
             * @description What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it
             */
            refunded: number;
            /** @description What was paid back */
            refunds: components["schemas"]["PaymentRefund"][];
            /** @description Reversals of the payment */
            reversals: components["schemas"]["PaymentReversal"][];
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
            /** @description What no longer pays an invoice */
            unapplications: components["schemas"]["PaymentUnapplication"][];
            /**
             * Format: int64
             * @description What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded
             */
            unapplied: number;
        };
        PaymentEvent: {
            /** @description Who acted: the subject of the token */
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
            /** @description The id of the event (UUID) */
            eventId: string;
            /** @description The id of the invoice */
            invoiceId?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description When it was recorded (RFC 3339, UTC) */
            recordedAt: string;
            /**
             * Format: int64
             * @description The revision of the event in its stream, from 0
             */
            revision: number;
            /**
             * @description The stream of the event
             * @example customer-acme
             */
            stream: string;
            /**
             * @description The type of the event
             * @example PaymentApplied
             */
            type: string;
        };
        PaymentInstructions: {
            /** @description IBAN or other account (BT-84) */
            account?: string;
            /** @description Name of the account (BT-85) */
            accountName?: string;
            /** @description The payment card */
            card?: {
                /** @description Name of the holder of the card (BT-88) */
                holder?: string;
                /** @description The network of the card */
                network?: string;
                /** @description Only the last digits of the card number: BR-51 (BT-87) */
                number: string;
            };
            /** @description The mandate of a direct debit */
            mandate?: {
                /** @description Account to be debited (BT-91) */
                debitedAccount?: string;
                /** @description Reference of the mandate (BT-89) */
                reference?: string;
            };
            /** @description UNTDID 4461 (BT-81) */
            meansCode: string;
            /** @description Means of payment, as text (BT-82) */
            meansText?: string;
            /** @description Remittance information (BT-83) */
            remittance?: string;
            /** @description BIC (BT-86) */
            serviceProvider?: string;
        };
        PaymentListItem: {
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
            /** @description The customer, who owes the invoice */
            customer: components["schemas"]["Customer"];
            /** @description Absent if it is a payment across invoices */
            invoiceId?: string;
            /** @description How the money was moved */
            method: string;
            /** @description The id of the payment */
            paymentId: string;
            /**
             * Format: date
             * @description When the money was received
             */
            receivedOn: string;
            /** @description The reference of the payer or buyer */
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
        };
        PaymentPage: {
            /** @description The cursor of the next page; absent on the last page */
            next?: string;
            /** @description In the order of the list */
            payments: components["schemas"]["PaymentListItem"][];
        };
        PaymentRefund: {
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
            /** @description How the money was moved */
            method: string;
            /** @description Why */
            reason: string;
            /**
             * Format: date
             * @description When it was paid back
             */
            refundedOn: string;
            /** @description The id of the refund */
            refundId: string;
        };
        PaymentReversal: {
            /**
             * Format: int64
             * @description Absent while the reversal is under way
             */
            amount?: number;
            /** @description If it is of what this invoice took */
            invoiceId?: string;
            /** @description Why */
            reason: string;
            /**
             * Format: date
             * @description When the bank took it back
             */
            reversedOn: string;
        };
        PaymentsOfInvoice: {
            /** @description What paid it, in the order in which it was recorded */
            payments: components["schemas"]["InvoicePayment"][];
        };
        PaymentUnapplication: {
            /**
             * Format: int64
             * @description What became the customer's credit
             */
            amount: number;
            /** @description The invoice that it no longer pays */
            invoiceId: string;
            /** @description Why */
            reason: string;
            /**
             * Format: date
             * @description When
             */
            unappliedOn: string;
        };
        Period: {
            /**
             * Format: date
             * @description First day of the period (BT-73, BT-134)
             */
            from?: string;
            /**
             * Format: date
             * @description Last day of the period (BT-74, BT-135)
             */
            until?: string;
        };
        PrecedingInvoice: {
            /**
             * Format: date
             * @description Issue date of the preceding invoice (BT-26)
             */
            issuedOn?: string;
            /** @description Number of the preceding invoice (BT-25) */
            number: string;
        };
        Problem: {
            /**
             * Format: int64
             * @description The amount of the payment; in minor units
             */
            amount?: number;
            /**
             * Format: int64
             * @description What is due of the invoice; in minor units
             */
            amountDue?: number;
            /** @description The position that the request waits for */
            asked?: string;
            /** @description The last closed day; null if none is */
            closedThrough?: string | null;
            /** @description The command that the state does not allow */
            command?: string;
            /** @description Identifies this request in the logs and events */
            correlationId?: string;
            /**
             * Format: int64
             * @description What the request costs
             */
            cost?: number;
            /**
             * Format: int64
             * @description What the customer has of credit; in minor units
             */
            credit?: number;
            /**
             * Format: int64
             * @description The most that can be credited; in minor units
             */
            creditable?: number;
            /** @description The most that can be credited of the line */
            creditableQuantity?: string;
            /** @description The credit note that has the number */
            creditNoteId?: string;
            /** @description The unknown currency */
            currency?: string;
            /** @description The customer whose credit note has the number */
            customerId?: string;
            /** @description What was wrong with this request */
            detail?: string;
            /** @description Totals that are not those of the lines */
            disagreements?: {
                /**
                 * Format: int64
                 * @description What follows from its lines; in minor units
                 */
                computed: number;
                /** @description Which of the totals, lines or tax groups */
                name: string;
                /** @description The rule that says how it is computed */
                rule: string;
                /**
                 * Format: int64
                 * @description What the document says; in minor units
                 */
                stated: number;
                /** @description The business term of EN 16931, such as BT-109 */
                term: string;
            }[];
            /**
             * Format: int64
             * @description What is in dispute; in minor units
             */
            disputed?: number;
            /**
             * Format: date
             * @description The first day that is possible
             */
            earliest?: string;
            /** @description The invalid fields */
            errors?: components["schemas"]["Fault"][];
            /** @description The root element that the request reads */
            expected?: string;
            /**
             * Format: date
             * @description The first day that is not closed
             */
            firstOpenDay?: string;
            /** @description The root element of the document, or the name of its format */
            found?: string;
            /** @description The currency of the invoice */
            invoiceCurrency?: string;
            /** @description The invoice that the problem is about */
            invoiceId?: string;
            /** @description The key or id that was used before */
            key?: string;
            /**
             * Format: int64
             * @description What the requests in progress of a caller may cost together
             */
            limit?: number;
            /**
             * Format: int64
             * @description The number of the line, from 1
             */
            line?: number;
            /** @description The number that is taken */
            number?: string;
            /** @description The place in the XML document */
            path?: string;
            /**
             * Format: int64
             * @description What the payment pays of the invoice; in minor units
             */
            paying?: number;
            /** @description The payment that the invoice does not have */
            paymentId?: string;
            /** @description The position in the log to ask for, at least or at most */
            position?: string;
            /** @description The position that the view has reached */
            reached?: string;
            /**
             * Format: int64
             * @description The most that can be refunded; in minor units
             */
            refundable?: number;
            /**
             * Format: date-time
             * @description When the invoice was registered
             */
            registeredAt?: string;
            /**
             * Format: int64
             * @description The most that can be reversed; in minor units
             */
            reversible?: number;
            /**
             * Format: int64
             * @description The current, last or broken revision of the stream
             */
            revision?: number;
            /** @description The broken rules */
            rules?: {
                /** @description What breaks it */
                detail: string;
                /** @description Its places in the JSON of the document (RFC 6901), at most ten; "-" is a new item of a list */
                pointers?: string[];
                /** @description Its name in EN 16931, Peppol BIS Billing 3 or XRechnung */
                rule: string;
                /** @description The business term or group that has to be given or changed, such as BT-10 or BG-5 */
                term?: string;
            }[];
            /** @description The scope that the token lacks */
            scope?: string;
            /** @description The service that the gateway does not reach */
            service?: string;
            /**
             * Format: int64
             * @description The most of the credit that can be spent on that day; in minor units
             */
            spendable?: number;
            /** @description The state of the invoice or payment */
            state?: string;
            /**
             * Format: int32
             * @description The status code of the answer
             */
            status: number;
            /** @description The store that is unavailable */
            store?: string;
            /** @description The stream of the event */
            stream?: string;
            /**
             * Format: int64
             * @description What the requests in progress of the caller cost together
             */
            taken?: number;
            /** @description The same for every problem of this type */
            title: string;
            /**
             * Format: date
             * @description The current day of the seller's calendar
             */
            today?: string;
            /**
             * @description The rule that was broken, and the address of a page that says what it means. A later version may have others: go by `status` then
             * @enum {string}
             */
            type: "/problems/malformed-request" | "/problems/malformed-json" | "/problems/malformed-etag" | "/problems/malformed-cursor" | "/problems/malformed-log-position" | "/problems/malformed-url" | "/problems/not-authenticated" | "/problems/scope-missing" | "/problems/not-this-machine" | "/problems/actor-differs" | "/problems/no-such-route" | "/problems/method-not-allowed" | "/problems/not-acceptable" | "/problems/body-too-large" | "/problems/command-too-large" | "/problems/line-too-long" | "/problems/unsupported-media-type" | "/problems/bad-request" | "/problems/request-timeout" | "/problems/request-header-fields-too-large" | "/problems/too-many-requests" | "/problems/too-many-at-once" | "/problems/idempotency-key-missing" | "/problems/idempotency-key-reused" | "/problems/period-closed" | "/problems/revision-differs" | "/problems/date-in-future" | "/problems/date-too-early" | "/problems/test-clock-too-far" | "/problems/test-clock-back" | "/problems/amount-too-large" | "/problems/unknown-currency" | "/problems/currency-differs" | "/problems/event-broken" | "/problems/clock-behind" | "/problems/too-busy" | "/problems/too-much-contention" | "/problems/event-store-unavailable" | "/problems/invoice-not-found" | "/problems/credit-note-not-found" | "/problems/invoice-state-forbids" | "/problems/number-taken" | "/problems/void-after-settlement" | "/problems/number-and-series" | "/problems/due-before-issued" | "/problems/negative-amount-due" | "/problems/invoice-total-negative" | "/problems/tax-rate-forbidden" | "/problems/specification-not-known" | "/problems/base-quantity-of-other-unit" | "/problems/accounting-currency-not-other" | "/problems/nothing-to-credit" | "/problems/credit-exceeds-invoice" | "/problems/credit-exceeds-line" | "/problems/no-such-line" | "/problems/too-many-attachments" | "/problems/attachment-of-other-type" | "/problems/attachment-unrecognised" | "/problems/attachment-not-found" | "/problems/credit-note-of-another-invoice" | "/problems/payment-not-found" | "/problems/no-such-payment" | "/problems/no-such-refund" | "/problems/payment-name-taken" | "/problems/payment-state-forbids" | "/problems/payment-already-reversed" | "/problems/refund-already-reversed" | "/problems/allocations-exceed-payment" | "/problems/invoice-allocated-twice" | "/problems/reversal-exceeds-payment" | "/problems/unapplication-exceeds-payment" | "/problems/refund-exceeds-payment" | "/problems/credit-is-not-refundable" | "/problems/payment-under-way" | "/problems/receivables-behind" | "/problems/customer-not-found" | "/problems/no-such-credit-refund" | "/problems/credit-application-not-found" | "/problems/credit-refund-not-found" | "/problems/credit-refund-already-reversed" | "/problems/credit-exceeded" | "/problems/credit-came-later" | "/problems/not-this-customers-invoice" | "/problems/note-of-another-customer" | "/problems/already-disputed" | "/problems/not-disputed" | "/problems/dispute-exceeds-amount-due" | "/problems/accepted-exceeds-disputed" | "/problems/xml-not-well-formed" | "/problems/xml-forbidden" | "/problems/pdf-not-readable" | "/problems/pdf-without-invoice" | "/problems/several-invoices-in-pdf" | "/problems/document-too-demanding" | "/problems/format-outdated" | "/problems/other-kind-of-document" | "/problems/type-code-of-other-kind" | "/problems/element-missing" | "/problems/element-repeated" | "/problems/element-invalid" | "/problems/element-not-kept" | "/problems/buyer-not-identified" | "/problems/rules-broken" | "/problems/stated-totals-differ" | "/problems/not-an-en16931-invoice" | "/problems/day-not-over" | "/problems/reopening-needs-reason" | "/problems/closing-incomplete" | "/problems/moments-contradict" | "/problems/before-the-beginning" | "/problems/not-registered-yet" | "/problems/no-such-revision" | "/problems/no-such-position" | "/problems/period-ends-before-it-begins" | "/problems/time-in-the-future" | "/problems/too-many-periods" | "/problems/statement-too-long" | "/problems/view-behind" | "/problems/view-not-built" | "/problems/view-not-of-log" | "/problems/invoice-parked" | "/problems/store-unavailable" | "/problems/event-unknown" | "/problems/too-many-listeners" | "/problems/schema-not-found" | "/problems/view-not-found" | "/problems/stream-not-parked" | "/problems/event-refused" | "/problems/follow-ups-resume-themselves" | "/problems/view-busy" | "/problems/projection-service-unavailable" | "/problems/keys-unavailable" | "/problems/overloaded" | "/problems/service-unavailable" | "/problems/refused-by-gateway" | "/problems/internal-error";
            /** @description What the element says */
            value?: string;
            /** @description The view that the request reads */
            view?: string;
        } & {
            [key: string]: unknown;
        };
        ProblemPage: {
            /** @description What to do */
            action: string;
            /** @description What it means */
            meaning: string;
            /**
             * Format: int32
             * @description The status code of the answer
             */
            status: number;
            /** @description The address of this page */
            type: string;
        };
        Readiness: {
            /** @description What the service needs, by name */
            dependencies: {
                [key: string]: {
                    /** @description What is wrong */
                    detail?: string;
                    /** @description Whether the service is not ready without it */
                    required: boolean;
                    /**
                     * @description Whether it answers
                     * @enum {string}
                     */
                    status: "up" | "down";
                } & {
                    [key: string]: unknown;
                };
            };
            /**
             * @description degraded: something is down that only some requests need
             * @enum {string}
             */
            status: "ready" | "degraded" | "not-ready";
        };
        RefundedPayment: {
            /** @description The id of the invoice */
            invoiceId: string;
            /** @description The id of the payment */
            paymentId: string;
        };
        Resumed: {
            /**
             * Format: int64
             * @description How many events had waited
             */
            events: number;
            /** @description The stream of the event */
            stream: string;
            /** @description The name of the view */
            view: string;
        };
        StatementLine: {
            /** @description Above 0 if the customer owes more than before, below 0 if less. A text with its digits if it is beyond ±(2^53 − 1) */
            amount: components["schemas"]["Sum"];
            /** @description After it. A text with its digits if it is beyond ±(2^53 − 1) */
            balance: components["schemas"]["Sum"];
            /**
             * Format: date
             * @description The day on which it counts
             */
            effectiveOn: string;
            /** @description The id of the invoice */
            invoiceId?: string;
            /** @description The number of the invoice, or of a credit note about several invoices or none */
            number?: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /** @description The reference of the payer or buyer */
            reference?: string;
            /**
             * @description The type of the event
             * @example PaymentApplied
             */
            type: string;
        };
        StatementOfCurrency: {
            /** @description After the last day. A text with its digits if it is beyond ±(2^53 − 1) */
            closing: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The part of the closing balance that is in dispute after the last day. A text with its digits if it is beyond ±(2^53 − 1) */
            disputed: components["schemas"]["Sum"];
            /** @description The lines, in their order */
            lines: components["schemas"]["StatementLine"][];
            /** @description Before the first day. A text with its digits if it is beyond ±(2^53 − 1) */
            opening: components["schemas"]["Sum"];
        };
        Sum: number | string;
        SupportingDocument: {
            /** @description A file that is attached to a document */
            attachment?: components["schemas"]["Attachment"];
            /** @description Description of the supporting document (BT-123) */
            description?: string;
            /** @description Reference of the supporting document (BT-122) */
            id: string;
            /** @description Its URL (BT-124) */
            location?: string;
        };
        TaxCategory: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";
            /** @description Percent, such as "19"; default 0 (BT-152) */
            rate?: string;
        };
        TaxGroup: {
            /**
             * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
             * @enum {string}
             */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";
            /** @description The tax rate in percent */
            rate: string;
            /**
             * Format: int64
             * @description Tax amount of the tax category (BT-117)
             */
            tax: number;
            /**
             * Format: int64
             * @description Taxable amount of the tax category (BT-116)
             */
            taxable: number;
        };
        TaxRepresentative: {
            /** @description The postal address */
            address: components["schemas"]["Address"];
            /** @description Name of the tax representative (BT-62) */
            name: string;
            /** @description With its country prefix (BT-31, BT-48, BT-63) */
            vatId: string;
        };
        Totals: {
            /**
             * Format: int64
             * @description Sum of the allowances on the document (BT-107)
             */
            allowances: number;
            /**
             * Format: int64
             * @description Sum of the charges on the document (BT-108)
             */
            charges: number;
            /**
             * Format: int64
             * @description Sum of the net amounts of lines (BT-106)
             */
            lines: number;
            /**
             * Format: int64
             * @description Amount due for payment (BT-115)
             */
            payable: number;
            /**
             * Format: int64
             * @description Paid amount: what was prepaid (BT-113)
             */
            prepaid: number;
            /**
             * Format: int64
             * @description Rounding amount (BT-114)
             */
            rounding?: number;
            /**
             * Format: int64
             * @description Total tax (BT-110)
             */
            tax: number;
            /**
             * Format: int64
             * @description Total without tax (BT-109)
             */
            taxExclusive: number;
            /**
             * Format: int64
             * @description Total with tax (BT-112)
             */
            taxInclusive: number;
        };
        TrialBalance: {
            /** @description One entry for each currency */
            currencies: components["schemas"]["TrialBalanceOfCurrency"][];
        };
        TrialBalanceOfCurrency: {
            /** @description The accounts of the general ledger */
            accounts: components["schemas"]["AccountBalance"][];
            /** @description The sum over all accounts. A text with its digits if it is beyond ±(2^53 − 1) */
            credit: components["schemas"]["Sum"];
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The sum over all accounts. A text with its digits if it is beyond ±(2^53 − 1) */
            debit: components["schemas"]["Sum"];
            /** @description debit − credit; always 0. A text with its digits if it is beyond ±(2^53 − 1) */
            difference: components["schemas"]["Sum"];
        };
        Verification: {
            /**
             * Format: int64
             * @description Each place that differs
             */
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
            /**
             * @description Which store has it
             * @enum {string}
             */
            store: "PostgreSQL" | "MongoDB";
            /** @description The last comparison with a replay of the log */
            verification?: components["schemas"]["Verification"];
            /**
             * Format: int64
             * @description The version of the projection that built it
             */
            version?: number;
            /**
             * @description The name of the view
             * @example balances
             */
            view: string;
        };
        Views: {
            /** @description Position in the log of all events. A greater position is later */
            end?: string;
            /** @description The views of the services */
            views: components["schemas"]["View"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The revision, in quotes. Send it with If-Match to change nothing that has changed since */
        etag: string;
        /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
        "ledger-position": string;
        /** @description If requests are limited: r requests are left now, and all of them in t seconds */
        ratelimit: string;
        /** @description If requests are limited: q requests in w seconds (draft-ietf-httpapi-ratelimit-headers) */
        "ratelimit-policy": string;
        /** @description After how many seconds to send the request again */
        "retry-after": string;
        /** @description How to authenticate, or which scope is missing (RFC 6750) */
        "www-authenticate": string;
        /** @description The id of the request in logs and events: the one that was sent, or a new one */
        "x-correlation-id": string;
    };
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aging"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBalances"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description The most items of a page */
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksClosings"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashReceived"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description period-ends-before-it-begins, too-many-periods */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The most items of a page */
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts due by how long they are overdue, for each currency; in minor units */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aging"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances of each currency, also of one in which there is only credit; amounts in minor units. The name is the one on the invoice that was registered last, or the id if there is no invoice */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerBalance"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description Counts events with an effective date up to this day; all events if absent */
                effectiveOn?: string;
                /** @description The most items of a page */
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
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events that the balances are the sums of, in the order of the log; amounts in minor units */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceExplanation"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A customer's credit now; amounts in minor units */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCredit"];
                };
            };
            /** @description Not changed: an ETag in If-None-Match is the current one */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNoteOnAccount: {
        parameters: {
            query?: {
                /** @description The syntax of the XML: UBL 2.1, or CII (UN/CEFACT Cross Industry Invoice). Ignored for JSON and PDF */
                syntax?: "ubl" | "cii";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the credit note */
                creditNoteId: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credit note; amounts in minor units of its currency */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteOnAccount"];
                    "application/pdf": string;
                    "application/xml": string;
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, credit-note-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-an-en16931-invoice, document-too-demanding */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, too-busy, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttachmentOfCreditNoteOnAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the credit note */
                creditNoteId: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
                /** @description SHA-256 of the content, in hexadecimal */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, with its media type and its name as the document says them */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.oasis.opendocument.spreadsheet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/xml": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "text/csv": string;
                };
            };
            /** @description Not changed: an ETag in If-None-Match is the current one */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, credit-note-not-found, attachment-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id that was sent, or that was answered; the slash of "credit/…" is sent as %2F */
                applicationId: string;
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditApplication"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, credit-application-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
                /** @description The id that was sent or answered */
                refundId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditRefund"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, credit-refund-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description The most items of a page */
                limit?: number;
                /** @description Which events come first */
                order?: "oldest" | "newest";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; amounts in minor units */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The movements of the balance (what the customer owes, less its credit) for each currency, by day; in minor units */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStatement"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description customer-not-found, before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future, statement-too-long, period-ends-before-it-begins */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description May be sent several times: one of the values has to match */
                customer?: string[];
                /** @description Events of the invoice, and events of other streams about it */
                invoice?: string;
                /** @description May be sent several times: one of the values has to match */
                type?: string[];
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
            /** @description A message for each event: its id is the position, its data are of this schema. Closings of the books have less (docs/api/events.json) */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["JournalEvent"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no-such-position */
            404: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-listeners, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
            /** @description What was asked for */
            200: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The total is at least (below 0 if the invoice is owed to the customer), in minor units */
                amountFrom?: number;
                /** @description The total is at most, in minor units */
                amountUntil?: number;
                /** @description May be sent several times: one of the values has to match */
                currency?: string[];
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description May be sent several times: one of the values has to match */
                customer?: string[];
                /** @description Whether a dispute is open */
                disputed?: boolean;
                /** @description With an amount due, and due before this date; sorts by due date unless `sort` is sent */
                dueBefore?: string;
                /** @description Due on or after */
                dueFrom?: string;
                /** @description Due on or before */
                dueUntil?: string;
                /** @description Parts of each invoice that the list is to have, too; may be sent several times. A page has at most 20 invoices then. Not in CSV */
                expand?: ("lines" | "payments" | "creditNotes")[];
                /** @description Issued on or after */
                issuedFrom?: string;
                /** @description Issued on or before */
                issuedUntil?: string;
                /** @description The most items of a page */
                limit?: number;
                /** @description The beginning of its number */
                number?: string;
                /** @description By default desc (newest first) with sort=registered, else asc */
                order?: "asc" | "desc";
                /** @description Whether an amount is due and the due date has passed */
                overdue?: boolean;
                /** @description The beginning of the buyer reference */
                reference?: string;
                /** @description The beginning of its number, its reference or the customer's name, whatever its case and composition */
                search?: string;
                /** @description By default registered, or dueOn with dueBefore */
                sort?: "registered" | "dueOn" | "issuedOn" | "payable" | "amountDue" | "number";
                /** @description May be sent several times: one of the values has to match */
                state?: ("open" | "partially-paid" | "paid" | "void" | "written-off")[];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The syntax of the XML: UBL 2.1, or CII (UN/CEFACT Cross Industry Invoice). Ignored for JSON and PDF */
                syntax?: "ubl" | "cii";
            };
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice; amounts in minor units of its currency */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                    "application/pdf": string;
                    "application/xml": string;
                };
            };
            /** @description Not changed: an ETag in If-None-Match is the current one */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed-request, moments-contradict, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, not-registered-yet, no-such-revision, no-such-position, before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-an-en16931-invoice, document-too-demanding, time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, too-busy, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
                /** @description SHA-256 of the content, in hexadecimal */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, with its media type and its name as the document says them */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.oasis.opendocument.spreadsheet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/xml": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "text/csv": string;
                };
            };
            /** @description Not changed: an ETag in If-None-Match is the current one */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, attachment-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreditNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts in minor units of the currency of the invoice */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNotesOfInvoice"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
            query?: {
                /** @description The syntax of the XML: UBL 2.1, or CII (UN/CEFACT Cross Industry Invoice). Ignored for JSON and PDF */
                syntax?: "ubl" | "cii";
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description The id of the credit note */
                creditNoteId: string;
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credit note; amounts in minor units of its currency */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                    "application/pdf": string;
                    "application/xml": string;
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, credit-note-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-an-en16931-invoice, document-too-demanding */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, too-busy, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences between two revisions; amounts in minor units */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceDifference"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, no-such-revision */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, event-unknown, store-unavailable, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The `next` of the previous page, instead of `from` */
                cursor?: string;
                /** @description The first revision to show */
                from?: number;
                /** @description The most items of a page */
                limit?: number;
            };
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events of the invoice, in order */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceHistory"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found, no-such-revision */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoicePayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Position in the log of all events. A greater position is later */
                "ledger-position"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts in minor units of the currency of the invoice */
            200: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsOfInvoice"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invoice-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, invoice-parked, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                invoiceId: string;
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payment-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The total is at least (below 0 if the invoice is owed to the customer), in minor units */
                amountFrom?: number;
                /** @description The total is at most, in minor units */
                amountUntil?: number;
                /** @description May be sent several times: one of the values has to match */
                currency?: string[];
                /** @description May be sent several times: one of the values has to match */
                customer?: string[];
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
                /** @description Whether an amount is due and the due date has passed */
                overdue?: boolean;
                /** @description The beginning of the buyer reference */
                reference?: string;
                /** @description The beginning of its number, its reference or the customer's name, whatever its case and composition */
                search?: string;
                /** @description May be sent several times: one of the values has to match */
                state?: ("open" | "partially-paid" | "paid" | "void" | "written-off")[];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceSums"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description May be sent several times: one of the values has to match */
                actor?: string[];
                /** @description The amount is at least, in minor units */
                amountFrom?: number;
                /** @description The amount is at most, in minor units */
                amountUntil?: number;
                /** @description Everything that one request caused */
                correlationId?: string;
                /** @description May be sent several times: one of the values has to match */
                currency?: string[];
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description May be sent several times: one of the values has to match */
                customer?: string[];
                /** @description Happened on or after */
                effectiveFrom?: string;
                /** @description Happened on or before */
                effectiveUntil?: string;
                /** @description Events of the invoice, and events of other streams about it */
                invoice?: string;
                /** @description The most items of a page */
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
                /** @description May be sent several times: one of the values has to match */
                type?: string[];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description May be sent several times: one of the values has to match */
                currency?: string[];
                /** @description The `next` of the previous page */
                cursor?: string;
                /** @description May be sent several times: one of the values has to match */
                customer?: string[];
                /** @description The most items of a page */
                limit?: number;
                /** @description By default the last one first */
                order?: "asc" | "desc";
                /** @description Received on or after */
                receivedFrom?: string;
                /** @description Received on or before */
                receivedUntil?: string;
                /** @description By default recorded, or receivedOn with receivedFrom or receivedUntil */
                sort?: "recorded" | "receivedOn";
                /** @description May be sent several times: one of the values has to match */
                state?: ("allocating" | "received" | "partly-returned" | "returned")[];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description malformed-request, malformed-url, malformed-cursor */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-acceptable */
            406: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description payment-not-found */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProblemPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the rule, as in the type of the problem
                 * @example invoice-not-found
                 */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a problem type means and what to do */
            200: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemPage"];
                    "text/html": string;
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description /problems/no-such-route */
            404: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description /problems/not-acceptable */
            406: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
            /** @description What was asked for */
            200: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description A required dependency is down */
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
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /**
                 * @description The type of the event
                 * @example PaymentApplied
                 */
                type: string;
                /**
                 * @description The version of the type
                 * @example 1
                 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Schema 2020-12 */
            200: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": unknown;
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description schema-not-found */
            404: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            /** @description malformed-request, malformed-url */
            400: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description before-the-beginning */
            404: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description time-in-the-future */
            422: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-behind, view-not-of-log, store-unavailable, view-not-built, keys-unavailable, overloaded */
            503: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Views"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description keys-unavailable, overloaded */
            503: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                /** @description The stream of the event */
                stream: string;
                /** @description The name of the view */
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view follows the stream again */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resumed"];
                };
            };
            /** @description malformed-request, malformed-url, malformed-json */
            400: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-not-found, stream-not-parked */
            404: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description event-refused, follow-ups-resume-themselves */
            409: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unsupported-media-type */
            415: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description view-busy, view-not-of-log, store-unavailable, view-not-built, projection-service-unavailable, keys-unavailable, overloaded */
            503: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
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
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedParts"];
                };
            };
            /** @description not-authenticated */
            401: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description scope-missing */
            403: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "www-authenticate": components["headers"]["www-authenticate"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too-many-requests, too-many-at-once */
            429: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description keys-unavailable, overloaded */
            503: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other problem */
            default: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
