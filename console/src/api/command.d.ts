// Made by `npm run api:documents` from the service's OpenAPI document.

export interface paths {
    "/books/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Close the books through a day, or reopen them with a reason */
        put: operations["closeBooks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the seller's time zone and current date */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how the ledger names customers after the identifiers in e-invoices */
        get: operations["getCustomerIds"];
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
        /** Show a customer's credit, its applications and refunds */
        get: operations["getCustomerCredit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a credit note that is about several invoices, or none: what it credits becomes customer credit, which pays any invoice */
        post: operations["registerCreditNoteOnAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply a customer's credit to an invoice */
        post: operations["applyCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/automatic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch automatic application of credit on or off */
        put: operations["setAutomaticCredit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refund credit to the customer */
        post: operations["refundCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customerId}/credit/refunds/{refundId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a refund of credit came back: it is credit again */
        post: operations["reverseCreditRefund"];
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
        get?: never;
        put?: never;
        /** Register an invoice; its totals are calculated from its lines by EN 16931, those of a valid e-invoice stand as stated */
        post: operations["registerInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register many invoices, one per line, each with its invoiceId */
        post: operations["registerInvoices"];
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
        /** Get an invoice as the last command left it; the query service has all of it */
        get: operations["getInvoiceAfterCommands"];
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
        get?: never;
        put?: never;
        /** Register a credit note for an amount or lines, with their tax: it settles what is due, then what was written off; the rest becomes customer credit */
        post: operations["registerCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that the customer disputes an amount; it stays due */
        post: operations["disputeInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/dispute/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve the dispute: accepted, rejected, or accepted in part */
        post: operations["resolveDispute"];
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
        get?: never;
        put?: never;
        /** Record a payment */
        post: operations["payInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refund a payment: the refunded amount is due again */
        post: operations["refundInvoicePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse a payment, or a part of it, that bounced or was recalled: what it paid is due again */
        post: operations["reverseInvoicePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/payments/{paymentId}/unapplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unapply a payment: it no longer pays this invoice and becomes the customer's credit */
        post: operations["unapplyInvoicePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/refunds/{refundId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a refund came back: it settles what is due, and the rest becomes customer credit */
        post: operations["reverseInvoiceRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void an invoice of which nothing is paid, credited, refunded or written off */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoiceId}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write off the amount due; the invoice can still be paid */
        post: operations["writeOffInvoice"];
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
        get?: never;
        put?: never;
        /** Record a payment across several invoices; unapplied cash becomes customer credit */
        post: operations["recordPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record many payments, one per line, each for an invoice or for a customer */
        post: operations["recordPayments"];
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
        /** Show a payment across several invoices, and its state */
        get: operations["getPaymentOutcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse a payment, or a part of it, that bounced or was recalled: what it paid is due again */
        post: operations["reversePayment"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        Allocation: {
            /**
             * Format: int64
             * @description The most that is allocated to the invoice, in minor units
             */
            amount: number;
            /**
             * Format: uuid
             * @description A UUID
             */
            invoiceId: string;
        };
        AllocationOutcome: {
            /**
             * Format: int64
             * @description What the invoice took when the payment was recorded; absent while the state is allocating. What of the payment pays it now is `applied` of the query service
             */
            allocated?: number;
            /**
             * Format: int64
             * @description The most that was to be allocated
             */
            amount: number;
            /** @description The id of the invoice */
            invoiceId: string;
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
        AttachmentWithContent: {
            /**
             * Format: byte
             * @description In base64 (BT-125)
             */
            content: string;
            /** @description File name of the attached document (BT-125-2) */
            fileName: string;
            /**
             * @description Media type of the attached document (BT-125-1). application/xml only in the extension of XRechnung
             * @enum {string}
             */
            mediaType: "application/pdf" | "image/png" | "image/jpeg" | "text/csv" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.oasis.opendocument.spreadsheet" | "application/xml";
        };
        AutomaticCreditRequest: {
            /** @description Whether credit pays open invoices by itself */
            automatic: boolean;
        };
        BooksClosing: {
            /** @description The last closed day: it and all days before it are closed. null: no day is closed */
            closedThrough: string | null;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /**
             * Format: int64
             * @description The revision of the last event, from 0; also its ETag
             */
            revision: number;
        };
        Calendar: {
            /**
             * Format: date-time
             * @description Only of a test ledger: the time of its own clock
             */
            testClock?: string;
            /**
             * @description IANA time zone of the seller
             * @example Europe/Berlin
             */
            timeZone: string;
            /**
             * Format: date
             * @description The current date there
             */
            today: string;
        };
        ClosingRequest: {
            /** @description The last closed day: it and all days before it are closed. null: no day is closed */
            closedThrough: string | null;
            /** @description The reason, kept in the audit trail */
            reason?: string;
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
        CreditApplicationRequest: {
            /**
             * Format: int64
             * @description The most that is applied, to what is due and then to what was written off; the remainder stays credit, in minor units
             */
            amount: number;
            /** @description Identifies the application; sending it again with the same id applies the credit once */
            applicationId?: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            appliedOn?: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: uuid
             * @description A UUID
             */
            invoiceId: string;
        };
        CreditedLine: {
            /**
             * Format: int64
             * @description The number of the line on the invoice, from 1
             */
            line: number;
            /** @description The credited quantity: no more than is left of the line, with the sign of its quantity */
            quantity: string;
        };
        /**
         * @example {
         *       "creditNoteId": "note-1",
         *       "currency": "EUR",
         *       "issuedOn": "2026-11-26",
         *       "reason": "A discount",
         *       "amount": 1190
         *     }
         */
        CreditNoteByAmount: {
            /**
             * Format: int64
             * @description The amount including tax. It is split into tax groups in the proportions of the invoice; the rounding amount is credited last, in minor units
             */
            amount: number;
            /** @description Identifies the credit note; sending it again with the same id records it once */
            creditNoteId?: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: date
             * @description When the credit note was issued
             */
            issuedOn: string;
            /** @description The number printed on the credit note */
            number?: string;
            /** @description The reason, kept in the audit trail */
            reason: string;
        };
        /**
         * @example {
         *       "creditNoteId": "note-2",
         *       "currency": "EUR",
         *       "issuedOn": "2026-11-26",
         *       "reason": "Returned",
         *       "lines": [
         *         {
         *           "line": 2,
         *           "quantity": "1"
         *         }
         *       ]
         *     }
         */
        CreditNoteByLines: {
            /** @description Identifies the credit note; sending it again with the same id records it once */
            creditNoteId?: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: date
             * @description When the credit note was issued
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines: components["schemas"]["CreditedLine"][];
            /** @description The number printed on the credit note */
            number?: string;
            /** @description The reason, kept in the audit trail */
            reason: string;
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
        CreditNoteOnAccountRequest: {
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
            /** @description The buyer, as the document names it */
            buyer?: components["schemas"]["Party"];
            /** @description Charges on the document (BG-21) */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description Contract reference (BT-12) */
            contractReference?: string;
            /** @description Identifies the credit note; sending it again with the same id records it once */
            creditNoteId?: string;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The customer of the account */
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
            lines: components["schemas"]["InvoiceLine"][];
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
            supportingDocuments?: components["schemas"]["SupportingDocumentWithContent"][];
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
            /** @description UNTDID 1001; default 380 (BT-3) */
            typeCode?: string;
        };
        CreditNoteRequest: components["schemas"]["CreditNoteByAmount"] | components["schemas"]["CreditNoteByLines"];
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
        CreditRefundRequest: {
            /**
             * Format: int64
             * @description The amount paid back to the customer, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description How it is paid back: credit-transfer, cash … */
            method: string;
            /** @description The payment whose money is paid back. The refund may then be dated before that money became credit, from the day on which it was received */
            of?: {
                /**
                 * Format: uuid
                 * @description A UUID
                 */
                invoiceId: string;
                /**
                 * @description The id that was sent or answered; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices. In a path, the slash is sent as %2F
                 * @example payment-1
                 */
                paymentId: string;
            };
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            refundedOn?: string;
            /** @description Identifies the refund; sending it again with the same id refunds once */
            refundId?: string;
        };
        Customer: {
            /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
            id: string;
            /** @description As printed on the invoice */
            name: string;
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
        CustomerCreditAfterNote: {
            /** @description Where the credit was applied */
            applications: components["schemas"]["CreditApplication"][];
            /** @description Whether credit is applied to open invoices automatically */
            automatic: boolean;
            /** @description The credit of each currency */
            credit: components["schemas"]["CreditOfCurrency"][];
            /** @description The credit note that was registered */
            creditNoteId: string;
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
        CustomerIds: {
            /**
             * @description Whether the id of a customer whom an e-invoice identifies by an identifier with a scheme has the scheme: 0002:FR23342 or FR23342. A ledger never changes it
             * @enum {string}
             */
            customerIds: "with-scheme" | "without-scheme";
        };
        CustomerPaymentLine: {
            /** @description The invoices that it pays, in this order. If absent, the open invoices of the customer, oldest due first */
            allocations?: components["schemas"]["Allocation"][];
            /**
             * Format: int64
             * @description The amount received. Each invoice of `allocations` takes what is due, then what was written off. Without `allocations`, the open invoices take what is due, and nothing that was written off. The rest becomes customer credit, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
            customerId: string;
            /** @description credit-transfer, direct-debit, card, cash … */
            method: string;
            /** @description The id that was sent or answered. In a path, it is percent-encoded */
            paymentId: string;
            /**
             * Format: date
             * @description When the money arrived
             */
            receivedOn: string;
            /** @description End-to-end id, remittance information */
            reference?: string;
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
        DisputeRequest: {
            /**
             * Format: int64
             * @description The disputed amount; defaults to the amount due, in minor units
             */
            amount?: number;
            /**
             * Format: date
             * @description Defaults to today
             */
            disputedOn?: string;
            /** @description The reason, kept in the audit trail */
            reason: string;
        };
        DisputeResolutionRequest: components["schemas"]["WholeResolution"] | components["schemas"]["PartialResolution"];
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
        Identifier: {
            /** @description The identifier */
            id: string;
            /** @description Its scheme */
            scheme?: string;
        };
        InvoiceAfterCommand: {
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
            /** @description The credit note that the command registered */
            creditNoteId?: string;
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
             * Format: int64
             * @description What the seller owes because the total (BT-115) is below 0: minus the total. It became customer credit when the invoice was registered
             */
            excess?: number;
            /**
             * Format: uuid
             * @description The id of the invoice
             */
            invoiceId: string;
            /** @description The number on the document */
            number?: string;
            /** @description Whether an amount is due and the due date has passed */
            overdue: boolean;
            /**
             * Format: int64
             * @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it
             */
            paid: number;
            /** @description The payment that the command recorded or changed */
            paymentId?: string;
            /** @description Log position of the last event: send it as Ledger-Position to read views that include it */
            position: string;
            /**
             * Format: int64
             * @description Paid back to the customer, and due again
             */
            refunded: number;
            /** @description The refund that the command recorded or reversed */
            refundId?: string;
            /**
             * Format: int64
             * @description The number of the last event of the invoice, from 0; also in the ETag
             */
            revision: number;
            /**
             * @description The state that follows from its events
             * @enum {string}
             */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            /** @description The tax for each category and rate */
            taxes: {
                /**
                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                 * @enum {string}
                 */
                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";
                /** @description The tax rate in percent */
                rate: string;
                /**
                 * Format: int64
                 * @description The tax
                 */
                tax: number;
                /**
                 * Format: int64
                 * @description The amount that is taxed
                 */
                taxable: number;
            }[];
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
        InvoiceInBatch: {
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
             * Format: int64
             * @description What the seller owes because the total (BT-115) is below 0: minus the total. It became customer credit when the invoice was registered
             */
            excess?: number;
            /**
             * Format: uuid
             * @description The id of the invoice
             */
            invoiceId: string;
            /** @description The number on the document */
            number?: string;
            /** @description Whether an amount is due and the due date has passed */
            overdue: boolean;
            /**
             * Format: int64
             * @description Paid by payments and customer credit, less what was reversed or unapplied. Refunds do not lessen it
             */
            paid: number;
            /**
             * Format: int64
             * @description Paid back to the customer, and due again
             */
            refunded: number;
            /**
             * Format: int64
             * @description The number of the last event of the invoice, from 0; also in the ETag
             */
            revision: number;
            /**
             * @description The state that follows from its events
             * @enum {string}
             */
            state: "open" | "partially-paid" | "paid" | "void" | "written-off";
            /** @description The tax for each category and rate */
            taxes: {
                /**
                 * @description UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)
                 * @enum {string}
                 */
                category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O" | "L" | "M" | "B";
                /** @description The tax rate in percent */
                rate: string;
                /**
                 * Format: int64
                 * @description The tax
                 */
                tax: number;
                /**
                 * Format: int64
                 * @description The amount that is taxed
                 */
                taxable: number;
            }[];
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
        InvoiceLine: {
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
        };
        InvoicePaymentLine: {
            /**
             * Format: int64
             * @description The amount received: it settles what is due, then what was written off; the rest becomes customer credit, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /**
             * Format: uuid
             * @description A UUID
             */
            invoiceId: string;
            /** @description credit-transfer, direct-debit, card, cash … */
            method: string;
            /** @description The id that was sent or answered. In a path, it is percent-encoded */
            paymentId: string;
            /**
             * Format: date
             * @description When the money arrived
             */
            receivedOn: string;
            /** @description End-to-end id, remittance information */
            reference?: string;
        };
        InvoicePaymentRequest: {
            /**
             * Format: int64
             * @description The amount received: it settles what is due, then what was written off; the rest becomes customer credit, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description credit-transfer, direct-debit, card, cash … */
            method: string;
            /** @description Names the payment: no other one of the customer has this id, nor another one across invoices. Sending it again records it once */
            paymentId?: string;
            /**
             * Format: date
             * @description When the money arrived
             */
            receivedOn: string;
            /** @description End-to-end id, remittance information */
            reference?: string;
        };
        InvoiceRequest: {
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
            /** @description The buyer, as the document names it */
            buyer?: components["schemas"]["Party"];
            /** @description Charges on the document (BG-21) */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description Contract reference (BT-12) */
            contractReference?: string;
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
            /**
             * Format: date
             * @description Payment due date (BT-9)
             */
            dueOn: string;
            /** @description Why no tax is due, for each tax category */
            exemptionReasons?: components["schemas"]["ExemptionReason"][];
            /**
             * Format: uuid
             * @description An id of your choice; it makes a retry safe. If absent, a new one is assigned
             */
            invoiceId?: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines: components["schemas"]["InvoiceLine"][];
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
            /** @description Assigns the next number of this series, without gaps: "INV-2026-" assigns INV-2026-000001 */
            series?: string;
            /** @description The specification that the document claims to follow (BT-24) */
            specification?: string;
            /** @description Documents that belong to it */
            supportingDocuments?: components["schemas"]["SupportingDocumentWithContent"][];
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
            /** @description UNTDID 1001; default 380 (BT-3) */
            typeCode?: string;
        };
        InvoiceRequestInBatch: {
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
            /** @description The buyer, as the document names it */
            buyer?: components["schemas"]["Party"];
            /** @description Charges on the document (BG-21) */
            charges?: components["schemas"]["AllowanceOrCharge"][];
            /** @description Contract reference (BT-12) */
            contractReference?: string;
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
            /**
             * Format: date
             * @description Payment due date (BT-9)
             */
            dueOn: string;
            /** @description Why no tax is due, for each tax category */
            exemptionReasons?: components["schemas"]["ExemptionReason"][];
            /**
             * Format: uuid
             * @description A UUID
             */
            invoiceId: string;
            /**
             * Format: date
             * @description In the time zone of the seller (BT-2)
             */
            issuedOn: string;
            /** @description The lines, in their order */
            lines: components["schemas"]["InvoiceLine"][];
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
            /** @description Assigns the next number of this series, without gaps: "INV-2026-" assigns INV-2026-000001 */
            series?: string;
            /** @description The specification that the document claims to follow (BT-24) */
            specification?: string;
            /** @description Documents that belong to it */
            supportingDocuments?: components["schemas"]["SupportingDocumentWithContent"][];
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
            /** @description UNTDID 1001; default 380 (BT-3) */
            typeCode?: string;
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
        /**
         * @example {
         *       "outcome": "partly",
         *       "accepted": 1000,
         *       "reason": "Half of it"
         *     }
         */
        PartialResolution: {
            /**
             * Format: int64
             * @description The part of the disputed amount that is accepted, in minor units
             */
            accepted: number;
            /**
             * @description The customer was right in part
             * @enum {string}
             */
            outcome: "partly";
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            resolvedOn?: string;
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
        PaymentInBatch: {
            /** @description What went to which invoice */
            allocations: components["schemas"]["AllocationOutcome"][];
            /**
             * Format: int64
             * @description The amount received
             */
            amount: number;
            /**
             * Format: int64
             * @description Unapplied cash: what became customer credit when the payment was recorded. `unapplied` of the query service has it too, with what was unapplied later
             */
            credited?: number;
            /** @description ISO 4217 */
            currency: string;
            /** @description The id of the customer */
            customerId: string;
            /** @description How the money was moved */
            method: string;
            /** @description The id of the payment */
            paymentId: string;
            /**
             * Format: date
             * @description The day on which the money was received
             */
            receivedOn: string;
            /** @description The reference of the payer or buyer */
            reference?: string;
            /** @description Why the last reversal was refused */
            refusedReversal?: string;
            /**
             * Format: int64
             * @description What reversals took back so far
             */
            reversed?: number;
            /**
             * @description allocating and reversing are intermediate states
             * @enum {string}
             */
            state: "allocating" | "settled" | "reversing" | "reversed";
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
        PaymentLine: components["schemas"]["InvoicePaymentLine"] | components["schemas"]["CustomerPaymentLine"];
        PaymentOutcome: {
            /** @description What went to which invoice */
            allocations: components["schemas"]["AllocationOutcome"][];
            /**
             * Format: int64
             * @description The amount received
             */
            amount: number;
            /**
             * Format: int64
             * @description Unapplied cash: what became customer credit when the payment was recorded. `unapplied` of the query service has it too, with what was unapplied later
             */
            credited?: number;
            /** @description ISO 4217 */
            currency: string;
            /** @description The id of the customer */
            customerId: string;
            /** @description How the money was moved */
            method: string;
            /** @description The id of the payment */
            paymentId: string;
            /** @description Position in the log of all events. A greater position is later */
            position: string;
            /**
             * Format: date
             * @description The day on which the money was received
             */
            receivedOn: string;
            /** @description The reference of the payer or buyer */
            reference?: string;
            /** @description Why the last reversal was refused */
            refusedReversal?: string;
            /**
             * Format: int64
             * @description What reversals took back so far
             */
            reversed?: number;
            /**
             * Format: int64
             * @description The revision of the last event, from 0; also its ETag
             */
            revision: number;
            /**
             * @description allocating and reversing are intermediate states
             * @enum {string}
             */
            state: "allocating" | "settled" | "reversing" | "reversed";
        };
        PaymentRequest: {
            /** @description The invoices that it pays, in this order. If absent, the open invoices of the customer, oldest due first */
            allocations?: components["schemas"]["Allocation"][];
            /**
             * Format: int64
             * @description The amount received. Each invoice of `allocations` takes what is due, then what was written off. Without `allocations`, the open invoices take what is due, and nothing that was written off. The rest becomes customer credit, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
            customerId: string;
            /** @description credit-transfer, direct-debit, card, cash … */
            method: string;
            /** @description Names the payment: no other one of the customer has this id, nor another one across invoices. Sending it again records it once */
            paymentId?: string;
            /**
             * Format: date
             * @description When the money arrived
             */
            receivedOn: string;
            /** @description End-to-end id, remittance information */
            reference?: string;
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
        RefundRequest: {
            /**
             * Format: int64
             * @description The amount paid back to the customer, in minor units
             */
            amount: number;
            /** @description ISO 4217 (BT-5) */
            currency: string;
            /** @description How it is paid back: credit-transfer, cash … */
            method: string;
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            refundedOn?: string;
            /** @description Identifies the refund; sending it again with the same id refunds once */
            refundId?: string;
        };
        RefundReversalRequest: {
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            reversedOn?: string;
        };
        ReversalRequest: {
            /**
             * Format: int64
             * @description What the bank took back. Absent: all that is left of the payment, in minor units
             */
            amount?: number;
            /** @description The reason, kept in the audit trail */
            reason: string;
            /** @description Identifies the reversal of a part; sending it again with the same id reverses it once */
            reversalId?: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            reversedOn?: string;
        };
        SupportingDocumentWithContent: {
            /** @description A file that is attached to a document, with its content */
            attachment?: components["schemas"]["AttachmentWithContent"];
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
        UnapplicationRequest: {
            /**
             * Format: int64
             * @description Absent: all that still pays the invoice, in minor units
             */
            amount?: number;
            /** @description The reason, kept in the audit trail */
            reason: string;
            /** @description Identifies the unapplication; sending it again with the same id unapplies once */
            unapplicationId?: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            unappliedOn?: string;
        };
        VoidRequest: {
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            voidedOn?: string;
        };
        /**
         * @example {
         *       "outcome": "rejected",
         *       "reason": "The parcel was signed for"
         *     }
         */
        WholeResolution: {
            /**
             * @description Whether the customer was right, as a whole
             * @enum {string}
             */
            outcome: "accepted" | "rejected";
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            resolvedOn?: string;
        };
        WriteOffRequest: {
            /** @description The reason, kept in the audit trail */
            reason: string;
            /**
             * Format: date
             * @description Defaults to today
             */
            writtenOffOn?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The revision, in quotes. Send it with If-Match to change nothing that has changed since */
        etag: string;
        /** @description "true" if the command had been handled before: this is the first answer once more */
        "idempotent-replayed": string;
        /** @description The position in the log that the answer reflects. Send it with a query to wait until its view is as far */
        "ledger-position": string;
        /** @description Where what was created is read, in this service; in the query service under the same path */
        location: string;
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
    closeBooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "closedThrough": "2026-10-31",
                 *       "reason": "October is filed"
                 *     }
                 */
                "application/json": components["schemas"]["ClosingRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BooksClosing"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/day-not-over, /problems/reopening-needs-reason, /problems/date-in-future */
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
            /** @description /problems/closing-incomplete, /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller's calendar, by which a command without a date is dated */
            200: {
                headers: {
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
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
    getCustomerIds: {
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
                    "application/json": components["schemas"]["CustomerIds"];
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
    getCustomerCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
            };
            path: {
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
            /** @description /problems/event-broken */
            409: {
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, keys-unavailable, overloaded */
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
    registerCreditNoteOnAccount: {
        parameters: {
            query?: {
                /** @description The customer id is yours alone: a document may identify its buyer by others. It is not added to the document */
                customerIdIsInternal?: "true";
            };
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "creditNoteId": "note-3",
                 *       "number": "CN-2026-1",
                 *       "customer": {
                 *         "id": "acme",
                 *         "name": "Acme GmbH"
                 *       },
                 *       "currency": "EUR",
                 *       "issuedOn": "2026-11-30",
                 *       "notes": [
                 *         "Bonus of November"
                 *       ],
                 *       "precedingInvoices": [
                 *         {
                 *           "number": "INV-2026-1"
                 *         },
                 *         {
                 *           "number": "INV-2026-2"
                 *         }
                 *       ],
                 *       "lines": [
                 *         {
                 *           "description": "Bonus",
                 *           "quantity": "1",
                 *           "unitPrice": "10000",
                 *           "tax": {
                 *             "category": "S",
                 *             "rate": "19"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreditNoteOnAccountRequest"];
                "application/pdf": string;
                "application/xml": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCreditAfterNote"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/xml-forbidden, /problems/xml-not-well-formed, /problems/pdf-not-readable, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/number-taken, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/note-of-another-customer, /problems/negative-amount-due, /problems/unknown-currency, /problems/type-code-of-other-kind, /problems/tax-rate-forbidden, /problems/accounting-currency-not-other, /problems/specification-not-known, /problems/due-before-issued, /problems/base-quantity-of-other-unit, /problems/amount-too-large, /problems/stated-totals-differ, /problems/buyer-not-identified, /problems/element-invalid, /problems/element-missing, /problems/element-not-kept, /problems/element-repeated, /problems/format-outdated, /problems/other-kind-of-document, /problems/rules-broken, /problems/document-too-demanding, /problems/pdf-without-invoice, /problems/several-invoices-in-pdf, /problems/too-many-attachments, /problems/attachment-of-other-type, /problems/attachment-unrecognised, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    applyCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "applicationId": "application-1",
                 *       "invoiceId": "7d2e1f6a-4f5b-4c7e-9a51-2b8f0c6d3e11",
                 *       "amount": 5000,
                 *       "currency": "EUR"
                 *     }
                 */
                "application/json": components["schemas"]["CreditApplicationRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
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
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/credit-exceeded, /problems/credit-came-later, /problems/not-this-customers-invoice, /problems/currency-differs, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    setAutomaticCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "automatic": true
                 *     }
                 */
                "application/json": components["schemas"]["AutomaticCreditRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
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
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    refundCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refundId": "refund-1",
                 *       "amount": 5000,
                 *       "currency": "EUR",
                 *       "method": "credit-transfer",
                 *       "reason": "The customer asked for it"
                 *     }
                 */
                "application/json": components["schemas"]["CreditRefundRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
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
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found, /problems/no-such-payment */
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
            /** @description /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/credit-exceeded, /problems/credit-came-later, /problems/not-this-customers-invoice, /problems/currency-differs, /problems/credit-is-not-refundable, /problems/refund-exceeds-payment, /problems/date-too-early, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    reverseCreditRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".." */
                customerId: string;
                /** @description The id that was sent or answered. In a path, it is percent-encoded */
                refundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reversedOn": "2026-11-28",
                 *       "reason": "The account is closed"
                 *     }
                 */
                "application/json": components["schemas"]["RefundReversalRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
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
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/no-such-credit-refund */
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
            /** @description /problems/credit-refund-already-reversed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    registerInvoice: {
        parameters: {
            query?: {
                /** @description Beside a document: the id of the customer in your books. It wins over the identifiers of the buyer, and the document does not get it. Needed if the buyer has no identifier */
                customer?: string;
            };
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoiceId": "7d2e1f6a-4f5b-4c7e-9a51-2b8f0c6d3e11",
                 *       "number": "INV-2026-1",
                 *       "customer": {
                 *         "id": "acme",
                 *         "name": "Acme GmbH"
                 *       },
                 *       "currency": "EUR",
                 *       "issuedOn": "2026-11-22",
                 *       "dueOn": "2026-12-22",
                 *       "lines": [
                 *         {
                 *           "description": "Consulting",
                 *           "quantity": "12.5",
                 *           "unitPrice": "8000",
                 *           "tax": {
                 *             "category": "S",
                 *             "rate": "19"
                 *           }
                 *         },
                 *         {
                 *           "description": "A book",
                 *           "quantity": "1",
                 *           "unitPrice": "2499",
                 *           "tax": {
                 *             "category": "S",
                 *             "rate": "7"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceRequest"];
                "application/pdf": string;
                "application/xml": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/xml-forbidden, /problems/xml-not-well-formed, /problems/pdf-not-readable, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/number-taken, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/unknown-currency, /problems/type-code-of-other-kind, /problems/tax-rate-forbidden, /problems/accounting-currency-not-other, /problems/specification-not-known, /problems/due-before-issued, /problems/base-quantity-of-other-unit, /problems/number-and-series, /problems/amount-too-large, /problems/stated-totals-differ, /problems/buyer-not-identified, /problems/element-invalid, /problems/element-missing, /problems/element-not-kept, /problems/element-repeated, /problems/format-outdated, /problems/other-kind-of-document, /problems/rules-broken, /problems/document-too-demanding, /problems/pdf-without-invoice, /problems/several-invoices-in-pdf, /problems/too-many-attachments, /problems/attachment-of-other-type, /problems/attachment-unrecognised, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    registerInvoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description One line per command, in their order: "line", "status", "replayed" if the command had been handled before, and its answer or its "problem" */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
    getInvoiceAfterCommands: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
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
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/event-broken */
            409: {
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, keys-unavailable, overloaded */
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
    registerCreditNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditNoteRequest"];
                "application/pdf": string;
                "application/xml": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/xml-forbidden, /problems/xml-not-well-formed, /problems/pdf-not-readable, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/number-taken, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/currency-differs, /problems/credit-exceeds-invoice, /problems/credit-exceeds-line, /problems/no-such-line, /problems/nothing-to-credit, /problems/negative-amount-due, /problems/invoice-total-negative, /problems/credit-note-of-another-invoice, /problems/type-code-of-other-kind, /problems/date-too-early, /problems/amount-too-large, /problems/stated-totals-differ, /problems/buyer-not-identified, /problems/element-invalid, /problems/element-missing, /problems/element-not-kept, /problems/element-repeated, /problems/format-outdated, /problems/other-kind-of-document, /problems/rules-broken, /problems/document-too-demanding, /problems/pdf-without-invoice, /problems/several-invoices-in-pdf, /problems/too-many-attachments, /problems/attachment-of-other-type, /problems/attachment-unrecognised, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    disputeInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 2499,
                 *       "reason": "The book did not arrive"
                 *     }
                 */
                "application/json": components["schemas"]["DisputeRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/already-disputed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-too-early, /problems/dispute-exceeds-amount-due, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    resolveDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeResolutionRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/not-disputed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/accepted-exceeds-disputed, /problems/date-too-early, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    payInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paymentId": "payment-1",
                 *       "amount": 11900,
                 *       "currency": "EUR",
                 *       "receivedOn": "2026-11-24",
                 *       "method": "credit-transfer",
                 *       "reference": "INV-2026-1"
                 *     }
                 */
                "application/json": components["schemas"]["InvoicePaymentRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/payment-name-taken, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/currency-differs, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    refundInvoicePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
                /**
                 * @description The id that was sent or answered; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices. In a path, the slash is sent as %2F
                 * @example payment-1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refundId": "refund-1",
                 *       "amount": 5000,
                 *       "currency": "EUR",
                 *       "method": "credit-transfer",
                 *       "reason": "The customer asked for it"
                 *     }
                 */
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found, /problems/no-such-payment */
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
            /** @description /problems/invoice-state-forbids, /problems/payment-already-reversed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/currency-differs, /problems/credit-is-not-refundable, /problems/refund-exceeds-payment, /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    reverseInvoicePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
                /**
                 * @description The id that was sent or answered; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices. In a path, the slash is sent as %2F
                 * @example payment-1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reversalId": "reversal-1",
                 *       "amount": 5000,
                 *       "reversedOn": "2026-11-25",
                 *       "reason": "The debit bounced"
                 *     }
                 */
                "application/json": components["schemas"]["ReversalRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found, /problems/no-such-payment */
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
            /** @description /problems/invoice-state-forbids, /problems/payment-already-reversed, /problems/payment-state-forbids, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/reversal-exceeds-payment, /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/payment-under-way, /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    unapplyInvoicePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
                /**
                 * @description The id that was sent or answered; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices. In a path, the slash is sent as %2F
                 * @example payment-1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unapplicationId": "unapplication-1",
                 *       "amount": 5000,
                 *       "reason": "It was for another invoice"
                 *     }
                 */
                "application/json": components["schemas"]["UnapplicationRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found, /problems/no-such-payment */
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
            /** @description /problems/invoice-state-forbids, /problems/payment-already-reversed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/unapplication-exceeds-payment, /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    reverseInvoiceRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
                /** @description The id that was sent or answered. In a path, it is percent-encoded */
                refundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reversedOn": "2026-11-28",
                 *       "reason": "The account is closed"
                 *     }
                 */
                "application/json": components["schemas"]["RefundReversalRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found, /problems/no-such-refund */
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
            /** @description /problems/invoice-state-forbids, /problems/refund-already-reversed, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    voidInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Sent by mistake"
                 *     }
                 */
                "application/json": components["schemas"]["VoidRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/void-after-settlement, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-too-early, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    writeOffInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description A UUID */
                invoiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "writtenOffOn": "2026-11-30",
                 *       "reason": "The customer is insolvent"
                 *     }
                 */
                "application/json": components["schemas"]["WriteOffRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAfterCommand"];
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/invoice-state-forbids, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/date-too-early, /problems/date-in-future */
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    recordPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paymentId": "payment-2",
                 *       "customerId": "acme",
                 *       "amount": 11900,
                 *       "currency": "EUR",
                 *       "receivedOn": "2026-11-24",
                 *       "method": "credit-transfer",
                 *       "reference": "INV-2026-1",
                 *       "allocations": [
                 *         {
                 *           "invoiceId": "7d2e1f6a-4f5b-4c7e-9a51-2b8f0c6d3e11",
                 *           "amount": 11900
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PaymentRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOutcome"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/invoice-not-found */
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
            /** @description /problems/payment-name-taken, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/not-this-customers-invoice, /problems/currency-differs, /problems/invoice-allocated-twice, /problems/allocations-exceed-payment, /problems/amount-too-large, /problems/unknown-currency, /problems/date-in-future */
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
            /** @description /problems/receivables-behind, /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
    recordPayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description One line per command, in their order: "line", "status", "replayed" if the command had been handled before, and its answer or its "problem" */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description /problems/malformed-etag, malformed-request, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
    getPaymentOutcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has, or * */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id that was sent or answered. In a path, it is percent-encoded */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
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
                    "application/json": components["schemas"]["PaymentOutcome"];
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
            /** @description /problems/payment-not-found */
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
            /** @description /problems/event-broken */
            409: {
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
            /** @description /problems/event-store-unavailable, /problems/event-unknown, keys-unavailable, overloaded */
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
    reversePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again */
                "idempotency-key"?: string;
                /** @description The ETag that was read. If the revision has changed since, the command is refused with 412 */
                "if-match"?: string;
                /** @description The actor for the audit. With authentication it is the subject of the token, and this header may be omitted */
                "ledger-actor"?: string;
                /** @description The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key */
                "ledger-unrepeatable"?: "true";
            };
            path: {
                /** @description The id that was sent or answered. In a path, it is percent-encoded */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reversalId": "reversal-1",
                 *       "amount": 5000,
                 *       "reversedOn": "2026-11-25",
                 *       "reason": "The debit bounced"
                 *     }
                 */
                "application/json": components["schemas"]["ReversalRequest"];
            };
        };
        responses: {
            /** @description It is recorded, or was by an earlier try */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    "ledger-position": components["headers"]["ledger-position"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "x-correlation-id": components["headers"]["x-correlation-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOutcome"];
                };
            };
            /** @description /problems/idempotency-key-missing, /problems/malformed-etag, malformed-request, malformed-url, malformed-json */
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
            /** @description /problems/actor-differs, scope-missing */
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
            /** @description /problems/payment-not-found */
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
            /** @description /problems/payment-state-forbids, /problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken */
            409: {
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
            /** @description /problems/revision-differs */
            412: {
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
            /** @description /problems/command-too-large, body-too-large */
            413: {
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
            /** @description unsupported-media-type */
            415: {
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
            /** @description /problems/reversal-exceeds-payment, /problems/date-too-early, /problems/amount-too-large, /problems/date-in-future */
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
            /** @description /problems/payment-under-way, /problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind, keys-unavailable, overloaded */
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
}
