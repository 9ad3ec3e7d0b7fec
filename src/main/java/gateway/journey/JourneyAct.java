package gateway.journey;

import gateway.access.CodeOutcome;
import gateway.contract.BlobRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing a signatory does, as a value that can travel through a route. */
public sealed interface JourneyAct {
  /** Do it. Returns the outcome of a code, and null for everything else. */
  @Nullable CodeOutcome perform(SigningDesk desk);

  record Arrive(String token) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.arrive(token);
      return null;
    }
  }

  record Save(String token, Map<String, String> answers) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.save(token, answers);
      return null;
    }
  }

  record Review(String token) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.review(token);
      return null;
    }
  }

  record Agree(
      String token,
      Map<Integer, BlobRef> shown,
      String consent,
      SignatureGiven signature,
      Visitor visitor)
      implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.agree(token, shown, consent, signature, visitor);
      return null;
    }
  }

  record Approve(String token, Map<Integer, BlobRef> shown, Visitor visitor) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.approve(token, shown, visitor);
      return null;
    }
  }

  record Attach(String token, String request, String fileName, byte[] content)
      implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.attach(token, request, fileName, content);
      return null;
    }
  }

  record Detach(String token, int annex) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.detach(token, annex);
      return null;
    }
  }

  record AskNewLink(String token) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.askNewLink(token);
      return null;
    }
  }

  record ResendCode(String token) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.resendCode(token);
      return null;
    }
  }

  record Sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor)
      implements JourneyAct {
    @Override
    public CodeOutcome perform(SigningDesk desk) {
      return desk.sign(token, shown, agreement, code, visitor);
    }
  }

  record Refuse(String token, @Nullable String reason) implements JourneyAct {
    @Override
    public @Nullable CodeOutcome perform(SigningDesk desk) {
      desk.refuse(token, reason);
      return null;
    }
  }
}
