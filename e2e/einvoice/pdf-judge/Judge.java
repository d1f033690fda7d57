import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import org.mustangproject.validator.ZUGFeRDValidator;

/** Prints a line for each PDF: its path and the report, separated by a tab. */
public class Judge {
  public static void main(String[] paths) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path : paths) {
      ZUGFeRDValidator validator = new ZUGFeRDValidator();
      validator.disableNotices();
      String report = validator.validate(path);
      out.println(path + "\t" + report.replaceAll("\\s+", " "));
    }
  }
}
