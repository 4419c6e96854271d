(** Proofs that linear rows contradict one another, and the check of such proofs.

    Written from the types [System] and [Certificate] of the module [consistency]. Numbers are exact
    rationals. A variable is known by its place. *)
Require Import QArith List Lia Bool ZArith Lqa.
Import ListNotations.
Open Scope Q_scope.

(** A sum: variables, and what each is multiplied by. *)
Definition form := list (nat * Q).

(** An end of an interval: not there, belonging to it, or not belonging. *)
Inductive bound := Free | In_ (at_ : Q) | Out (at_ : Q).

(** A sum that lies between two ends. *)
Record line := Line { terms : form; lower : bound; upper : bound }.

(** What is known of a variable: whether it is a whole number, and where it lies. *)
Record variable := Known { whole : bool; lies_from : bound; lies_to : bound }.

(** A row belongs to a statement, by its place, or holds whatever is stated. *)
Record row := Row { statement : option nat; says : line }.

Record system := System { variables : list variable; stated : list row }.

(** Numbers for the variables. *)
Definition assignment := nat -> Q.

Fixpoint value (x : assignment) (f : form) : Q :=
  match f with [] => 0 | (v, a) :: f => a * x v + value x f end.

Definition above (b : bound) (q : Q) : Prop := match b with Free => True | In_ e => e <= q | Out e => e < q end.
Definition under (b : bound) (q : Q) : Prop := match b with Free => True | In_ e => q <= e | Out e => q < e end.
Definition keeps (x : assignment) (l : line) : Prop :=
  above (lower l) (value x (terms l)) /\ under (upper l) (value x (terms l)).

Definition own_line (v : nat) (k : variable) : line := Line [(v, 1)] (lies_from k) (lies_to k).

Definition applies (held : list nat) (r : row) : bool :=
  match statement r with None => true | Some s => existsb (Nat.eqb s) held end.

Definition is_whole (q : Q) : Prop := exists z, q == inject_Z z.

(** The numbers are as the variables must be, and satisfy the hard rows and those of the statements. *)
Definition satisfies (s : system) (held : list nat) (x : assignment) : Prop :=
  (forall v k, nth_error (variables s) v = Some k ->
    keeps x (own_line v k) /\ (whole k = true -> is_whole (x v))) /\
  (forall r, In r (stated s) -> applies held r = true -> keeps x (says r)).

(** * Certificates *)

Inductive side := Lower | Upper.
Inductive source := Of_row (n : nat) | Of_variable (n : nat) | Of_branch (depth : nat).

(** An end of a line, and what it is multiplied by. *)
Record multiplier := Multiplier { origin : source; which : side; by_ : Q }.

(** The steps of a proof. After a branch come the steps of its first case, the sum at most the whole
    number, and then those of the other, the sum at least the next. *)
Inductive step := Branch (f : form) (at_ : Z) | Leaf (ms : list multiplier).

Definition whole_number (q : Q) : bool := (Z.modulo (Qnum q) (Zpos (Qden q)) =? 0)%Z.

Definition whole_form (s : system) (f : form) : bool :=
  forallb (fun t => whole_number (snd t) &&
    match nth_error (variables s) (fst t) with Some k => whole k | None => false end) f.

(** The line that a source names; the path has the branches taken, the first first. *)
Definition line_of (s : system) (held : list nat) (path : list line) (o : source) : option line :=
  match o with
  | Of_row n => match nth_error (stated s) n with
                | Some r => if applies held r then Some (says r) else None
                | None => None
                end
  | Of_variable v => match nth_error (variables s) v with Some k => Some (own_line v k) | None => None end
  | Of_branch d => nth_error path d
  end.

(** Adds a multiple to a sum, keeping each variable once. *)
Fixpoint add (v : nat) (a : Q) (f : form) : form :=
  match f with
  | [] => [(v, a)]
  | (w, b) :: f => if Nat.eqb v w then (w, Qred (a + b)) :: f else (w, b) :: add v a f
  end.

Fixpoint add_all (by_ : Q) (f into : form) : form :=
  match f with [] => into | (v, a) :: f => add_all by_ f (add v (by_ * a) into) end.

(** What the multiplied ends add up to: a sum, at least a number, or above it where one end is open. *)
Record combined := Combined { left_over : form; total : Q; strict : bool }.

Fixpoint combine (s : system) (held : list nat) (path : list line) (ms : list multiplier) : option combined :=
  match ms with
  | [] => Some (Combined [] 0 false)
  | m :: ms =>
      match combine s held path ms, line_of s held path (origin m) with
      | Some c, Some l =>
          if Qlt_le_dec 0 (by_ m) then
            let '(sign, b) := match which m with Lower => (by_ m, lower l) | Upper => (- by_ m, upper l) end in
            let rest := add_all sign (terms l) (left_over c) in
            match b with
            | Free => None
            | In_ e => Some (Combined rest (Qred (total c + sign * e)) (strict c))
            | Out e => Some (Combined rest (Qred (total c + sign * e)) true)
            end
          else None
      | _, _ => None
      end
  end.

Definition contradicts (s : system) (held : list nat) (path : list line) (ms : list multiplier) : bool :=
  match combine s held path ms with
  | None => false
  | Some c =>
      forallb (fun t => Qeq_bool (snd t) 0) (left_over c) &&
      (if Qlt_le_dec 0 (total c) then true else strict c && Qeq_bool (total c) 0)
  end.

(** Reads the proof of one case; what is left of the steps comes after it. The fuel is as much as there
    are steps. *)
Fixpoint proves (fuel : nat) (s : system) (held : list nat) (path : list line) (steps : list step)
  : option (list step) :=
  match fuel, steps with
  | S fuel, Leaf ms :: rest => if contradicts s held path ms then Some rest else None
  | S fuel, Branch f n :: rest =>
      if whole_form s f then
        match proves fuel s held (path ++ [Line f Free (In_ (inject_Z n))]) rest with
        | Some rest => proves fuel s held (path ++ [Line f (In_ (inject_Z (n + 1))) Free]) rest
        | None => None
        end
      else None
  | _, _ => None
  end.

Definition refutes (s : system) (held : list nat) (steps : list step) : bool :=
  match proves (length steps) s held [] steps with Some [] => true | _ => false end.

(** * What is proved: what the check accepts cannot be satisfied *)

Lemma value_add : forall x v a f, value x (add v a f) == a * x v + value x f.
Proof.
  intros x v a f. induction f as [|[w b] f IH]; cbn [add value]; [reflexivity|].
  destruct (Nat.eqb_spec v w) as [->|_]; cbn [value].
  - rewrite Qred_correct. ring.
  - rewrite IH. ring.
Qed.

Lemma value_add_all : forall x k f into, value x (add_all k f into) == k * value x f + value x into.
Proof.
  intros x k f. induction f as [|[v a] f IH]; intros into; cbn [add_all value]; [ring|].
  rewrite IH, value_add. ring.
Qed.

Lemma nothing_left : forall x f, forallb (fun t => Qeq_bool (snd t) 0) f = true -> value x f == 0.
Proof.
  intros x f. induction f as [|[v a] f IH]; cbn [forallb value snd]; [reflexivity|].
  rewrite andb_true_iff. intros [Ha Hf]. apply Qeq_bool_iff in Ha. rewrite Ha, (IH Hf). ring.
Qed.

Lemma line_holds : forall s held path x o l, satisfies s held x -> (forall p, In p path -> keeps x p) ->
  line_of s held path o = Some l -> keeps x l.
Proof.
  intros s held path x [n|v|d] l [Hv Hr] Hp; cbn [line_of]; intros H.
  - destruct (nth_error (stated s) n) as [r|] eqn:E; [|discriminate H].
    destruct (applies held r) eqn:A; [|discriminate H]. injection H as <-.
    apply Hr; [apply nth_error_In with n|]; assumption.
  - destruct (nth_error (variables s) v) as [k|] eqn:E; [|discriminate H]. injection H as <-.
    apply (Hv v k E).
  - apply Hp. apply nth_error_In with d. exact H.
Qed.

(** The multiplied ends hold of every assignment, and so does their sum. *)
Lemma combine_holds : forall s held path x ms c, satisfies s held x -> (forall p, In p path -> keeps x p) ->
  combine s held path ms = Some c ->
  total c <= value x (left_over c) /\ (strict c = true -> total c < value x (left_over c)).
Proof.
  intros s held path x ms. induction ms as [|m ms IH]; intros c Hs Hp; cbn [combine].
  - intros [= <-]. cbn. split; [apply Qle_refl|discriminate].
  - destruct (combine s held path ms) as [d|]; [|discriminate].
    destruct (line_of s held path (origin m)) as [l|] eqn:E; [|discriminate].
    pose proof (line_holds s held path x _ l Hs Hp E) as [Hlow Hup].
    destruct (Qlt_le_dec 0 (by_ m)) as [Hpos|]; [|discriminate].
    destruct (IH d Hs Hp eq_refl) as [H1 H2]. clear IH.
    destruct (which m).
    + destruct (lower l) as [|e|e]; cbn [above] in Hlow; [discriminate| |]; intros H;
        (match type of H with Some ?y = _ => assert (y = c) by congruence end); subst c; clear H;
        cbn [left_over total strict]; rewrite Qred_correct, value_add_all;
        set (v := value x (terms l)) in *; set (w := value x (left_over d)) in *.
      * assert (0 <= by_ m * (v - e)) by (apply Qmult_le_0_compat; lra). split; [lra|].
        intros St. specialize (H2 St). lra.
      * assert (0 < by_ m * (v - e)) by (apply Qmult_lt_0_compat; lra). split; [lra|]. intros _. lra.
    + destruct (upper l) as [|e|e]; cbn [under] in Hup; [discriminate| |]; intros H;
        (match type of H with Some ?y = _ => assert (y = c) by congruence end); subst c; clear H;
        cbn [left_over total strict]; rewrite Qred_correct, value_add_all;
        set (v := value x (terms l)) in *; set (w := value x (left_over d)) in *.
      * assert (0 <= by_ m * (e - v)) by (apply Qmult_le_0_compat; lra). split; [lra|].
        intros St. specialize (H2 St). lra.
      * assert (0 < by_ m * (e - v)) by (apply Qmult_lt_0_compat; lra). split; [lra|]. intros _. lra.
Qed.

Lemma leaf_sound : forall s held path x ms, satisfies s held x -> (forall p, In p path -> keeps x p) ->
  contradicts s held path ms = true -> False.
Proof.
  intros s held path x ms Hs Hp. unfold contradicts.
  destruct (combine s held path ms) as [c|] eqn:E; [|discriminate].
  destruct (combine_holds s held path x ms c Hs Hp E) as [H1 H2].
  rewrite andb_true_iff. intros [Hz Ht]. pose proof (nothing_left x _ Hz) as H0.
  destruct (Qlt_le_dec 0 (total c)) as [Hpos|_].
  - lra.
  - apply andb_true_iff in Ht. destruct Ht as [St Hq]. apply Qeq_bool_iff in Hq. specialize (H2 St). lra.
Qed.

Lemma whole_number_spec : forall q, whole_number q = true -> is_whole q.
Proof.
  intros [n d]. unfold whole_number; cbn [Qnum Qden]. intros H. apply Z.eqb_eq in H.
  exists (n / Z.pos d)%Z. unfold Qeq, inject_Z; cbn [Qnum Qden].
  rewrite Z.mul_1_r. pose proof (Z.div_mod n (Z.pos d)). lia.
Qed.

(** A sum of whole multiples of whole numbers is a whole number. *)
Lemma whole_form_spec : forall s held x f, satisfies s held x -> whole_form s f = true -> is_whole (value x f).
Proof.
  intros s held x f Hs. induction f as [|[v a] f IH]; unfold whole_form; cbn [forallb value fst snd].
  - intros _. exists 0%Z. reflexivity.
  - rewrite !andb_true_iff. intros [[Ha Hv] Hf]. apply whole_number_spec in Ha.
    destruct (nth_error (variables s) v) as [k|] eqn:E; [|discriminate Hv].
    destruct Hs as [Hvar Hrows]. destruct (Hvar v k E) as [_ Hw].
    destruct Ha as [za Ha], (Hw Hv) as [zx Hx], (IH Hf) as [zf Hzf].
    exists (za * zx + zf)%Z. rewrite Ha, Hx, Hzf, inject_Z_plus, inject_Z_mult. reflexivity.
Qed.

Lemma proves_sound : forall fuel s held path steps rest x, satisfies s held x ->
  (forall p, In p path -> keeps x p) -> proves fuel s held path steps = Some rest -> False.
Proof.
  induction fuel as [|fuel IH]; intros s held path steps rest x Hs Hp; cbn [proves]; [discriminate|].
  destruct steps as [|[f n|ms] steps]; [discriminate| |].
  - destruct (whole_form s f) eqn:W; [|discriminate].
    destruct (whole_form_spec s held x f Hs W) as [z Hz].
    destruct (proves fuel s held (path ++ [Line f Free (In_ (inject_Z n))]) steps) as [more|] eqn:E;
      [|discriminate].
    intros H. destruct (Z_le_gt_dec z n) as [Hle|Hgt].
    + apply (IH _ _ _ _ _ x Hs) with (2 := E). intros p Hin. apply in_app_iff in Hin.
      destruct Hin as [Hin|[<-|[]]]; [apply Hp, Hin|].
      split; cbn [lower upper terms above under]; [exact I|]. rewrite Hz. rewrite <- Zle_Qle. exact Hle.
    + apply (IH _ _ _ _ _ x Hs) with (2 := H). intros p Hin. apply in_app_iff in Hin.
      destruct Hin as [Hin|[<-|[]]]; [apply Hp, Hin|].
      split; cbn [lower upper terms above under]; [|exact I]. rewrite Hz. rewrite <- Zle_Qle. lia.
  - destruct (contradicts s held path ms) eqn:C; [|discriminate].
    intros _. exact (leaf_sound s held path x ms Hs Hp C).
Qed.

(** If the check accepts a certificate, then no numbers, whole ones where they must be, satisfy the hard
    rows and those of the statements. *)
Theorem refutes_is_sound : forall s held steps, refutes s held steps = true -> forall x, ~ satisfies s held x.
Proof.
  intros s held steps H x Hs. unfold refutes in H.
  destruct (proves (length steps) s held [] steps) as [rest|] eqn:E; [|discriminate H].
  apply (proves_sound _ _ _ _ _ _ x Hs) with (2 := E). easy.
Qed.
