// What a client does, with the client that openapi-generator generates. The programs beside this one do the same.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import ledger.command.ApiClient;
import ledger.command.ApiException;
import ledger.command.ApiResponse;
import ledger.command.api.InvoicesApi;
import ledger.command.api.PaymentsApi;
import ledger.command.model.Customer;
import ledger.command.model.DisputeRequest;
import ledger.command.model.InvoiceAfterCommand;
import ledger.command.model.InvoiceLine;
import ledger.command.model.InvoicePaymentRequest;
import ledger.command.model.InvoiceRequest;
import ledger.command.model.Problem;
import ledger.command.model.ReversalRequest;
import ledger.command.model.TaxCategory;
import ledger.query.model.JournalEvent;

public class Program {
  static final String customer = "java-" + UUID.randomUUID();
  static final ObjectMapper json = new ApiClient().getObjectMapper();
  static final HttpClient http = HttpClient.newHttpClient();
  static final List<String> problems = new ArrayList<>();

  static ApiClient clientOf(String url, String token) {
    var client = new ApiClient();
    client.updateBaseUri(System.getenv(url));
    if (token != null) {
      client.setRequestInterceptor((request) -> request.header("Authorization", "Bearer " + System.getenv(token)));
    }
    return client;
  }

  static ledger.query.ApiClient queryClientOf(String token) {
    var client = new ledger.query.ApiClient();
    client.updateBaseUri(System.getenv("QUERY_URL"));
    client.setRequestInterceptor((request) -> request.header("Authorization", "Bearer " + System.getenv(token)));
    return client;
  }

  static InvoiceRequest invoiceOf(String unitPrice) {
    var tax = new TaxCategory().category(TaxCategory.CategoryEnum.Z).rate("0");
    return new InvoiceRequest().invoiceId(UUID.randomUUID()).customer(new Customer().id(customer).name("Customer"))
        .currency("EUR").issuedOn(LocalDate.parse("2026-11-22")).dueOn(LocalDate.parse("2999-12-22"))
        .addLinesItem(new InvoiceLine().description("Ship").quantity("1").unitPrice(unitPrice).tax(tax));
  }

  static InvoicePaymentRequest paymentOf(long amount, String paymentId) {
    return new InvoicePaymentRequest().paymentId(paymentId).amount(amount).currency("EUR")
        .receivedOn(LocalDate.parse("2026-11-24")).method("credit-transfer");
  }

  public static void main(String[] args) throws Exception {
    var invoices = new InvoicesApi(clientOf("COMMAND_URL", "TOKEN"));
    var payments = new PaymentsApi(clientOf("COMMAND_URL", "TOKEN"));
    var queryClient = queryClientOf("TOKEN");
    var queries = new ledger.query.api.InvoicesApi(queryClient);

    var registered = invoices.registerInvoice(invoiceOf("3000000000"), null, null, null, null, null);
    var id = registered.getInvoiceId();
    var paid = payments.payInvoice(id, paymentOf(1_000_000_000, "first"), null, null, null, null);

    // The connection is cut after the payment was recorded and before its answer arrives. It is sent again as it was.
    var cutting = new PaymentsApi(clientOf("CUT_URL", "TOKEN"));
    var second = paymentOf(500_000_000, "second");
    var wasCut = false;
    ApiResponse<InvoiceAfterCommand> again;
    try {
      again = cutting.payInvoiceWithHttpInfo(id, second, null, null, null, null);
    } catch (ApiException cut) {
      wasCut = cut.getCause() instanceof IOException;
      again = cutting.payInvoiceWithHttpInfo(id, second, null, null, null, null);
    }

    // what was written is read, although the view may not have it yet
    var read = queries.getInvoice(id, null, null, null, null, null, again.getHeaders().get("ledger-position").get(0), null);

    // page by page
    for (var price : List.of("100", "200")) invoices.registerInvoice(invoiceOf(price), null, null, null, null, null);
    var position = invoices.registerInvoice(invoiceOf("300"), null, null, null, null, null).getPosition();
    var pages = new ArrayList<Integer>();
    for (String cursor = null; ; ) {
      var page = queries.listInvoices(List.of(customer), null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, 3, cursor, position);
      pages.add(page.getInvoices().size());
      cursor = page.getNext();
      if (cursor == null) break;
    }

    // An event is sent as soon as it is recorded. The generated method would wait for the end of the stream.
    var events = URI.create(System.getenv("QUERY_URL") + "/events?invoice=" + id + "&after=" + position);
    JournalEvent event;
    try (var lines = http.send(withToken(HttpRequest.newBuilder(events)), BodyHandlers.ofLines()).body()) {
      payments.payInvoice(id, paymentOf(1, "third"), null, null, null, null);
      var data = lines.filter((line) -> line.startsWith("data: ")).findFirst().orElseThrow();
      event = queryClient.getObjectMapper().readValue(data.substring("data: ".length()), JournalEvent.class);
    }

    var nobody = new PaymentsApi(clientOf("COMMAND_URL", null));
    var reader = new PaymentsApi(clientOf("COMMAND_URL", "READER_TOKEN"));
    var one = paymentOf(1, "fourth");
    meet(() -> payments.payInvoice(id, paymentOf(1, "fourth").currency("euro"), null, null, null, null),
        (problem) -> problem.getErrors().get(0).getPointer());
    meet(() -> payments.payInvoice(id, paymentOf(1, null), null, null, null, null), null);
    meet(() -> nobody.payInvoice(id, one, null, null, null, null), null);
    meet(() -> reader.payInvoice(id, one, null, null, null, null), Problem::getScope);
    meet(() -> payments.payInvoice(UUID.randomUUID(), one, null, null, null, null), null);
    meet(() -> payments.payInvoice(id, paymentOf(2, "first"), null, null, null, null), null);
    meet(() -> payments.payInvoice(id, one, null, null, "\"0\"", null), null);
    // the generated methods send and accept what is documented only
    var address = URI.create(System.getenv("COMMAND_URL") + "/invoices/" + id + "/payments");
    var text = HttpRequest.newBuilder(address).header("content-type", "text/plain").POST(BodyPublishers.ofString("{}"));
    tell(http.send(withToken(text), BodyHandlers.ofString()).body(), null);
    var picture = URI.create(System.getenv("QUERY_URL") + "/invoices/" + id);
    var asPicture = HttpRequest.newBuilder(picture).header("accept", "image/png");
    tell(http.send(withToken(asPicture), BodyHandlers.ofString()).body(), null);
    var dispute = new DisputeRequest().reason("broken").amount(3_000_000_000L);
    meet(() -> invoices.disputeInvoice(id, dispute, null, null, null, null), Problem::getAmountDue);
    var early = new ReversalRequest().reason("error").reversedOn(LocalDate.parse("2026-11-23"));
    meet(() -> payments.reverseInvoicePayment(id, "first", early, null, null, null, null), Problem::getEarliest);
    meet(() -> queries.getInvoice(id, null, null, null, null, null, "999999999", null), Problem::getAsked);
    var hasty = new ledger.query.api.InvoicesApi(queryClientOf("HASTY_TOKEN"));
    meet(() -> {
      while (true) hasty.getInvoice(id, null, null, null, null, null, null, null);
    }, null);

    var seen = new LinkedHashMap<String, Object>();
    seen.put("registered", registered.getTotals().getPayable());
    seen.put("paid", List.of(paid.getState(), paid.getAmountDue()));
    var replayed = again.getHeaders().get("idempotent-replayed").get(0);
    seen.put("retried", List.of(wasCut, replayed, again.getData().getPaid()));
    seen.put("read", List.of(read.getState(), read.getPaid()));
    seen.put("pages", pages);
    seen.put("event", List.of(event.getType(), id.toString().equals(String.valueOf(event.getInvoiceId()))));
    seen.put("problems", problems);
    System.out.println(json.writeValueAsString(seen));
  }

  static HttpRequest withToken(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + System.getenv("TOKEN")).build();
  }

  interface Request { Object send() throws Exception; }

  static void meet(Request request, Function<Problem, Object> member) throws Exception {
    try {
      problems.add(String.valueOf(request.send()));
    } catch (ApiException refused) {
      tell(refused.getResponseBody(), member);
    } catch (ledger.query.ApiException refused) {
      tell(refused.getResponseBody(), member);
    }
  }

  static void tell(String body, Function<Problem, Object> member) throws Exception {
    var problem = json.readValue(body, Problem.class);
    var told = problem.getStatus() + " " + problem.getType();
    problems.add(member == null ? told : told + " " + member.apply(problem));
  }
}
