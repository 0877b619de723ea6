// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Payouts} from "../src/Payouts.sol";
import {PoolId} from "../src/interfaces/Ids.sol";
import {Balance, Claim, IPayouts} from "../src/interfaces/IPayouts.sol";
import {Base} from "./Base.t.sol";
import {BlockingToken, FeeToken, HookToken} from "./Tokens.sol";

contract PayoutsTest is Base {
    address internal ada = makeAddr("ada");
    address internal bob = makeAddr("bob");

    // fund

    function testFuzz_S1_Fund_AddsExactlyWhatCameIn(uint96 one, uint96 two) external {
        one = uint96(bound(one, 1, type(uint96).max / 2));
        two = uint96(bound(two, 1, type(uint96).max / 2));
        fund(poolId, one);
        fund(poolId, two);
        assertEq(payouts.balanceOf(poolId).funded, uint256(one) + two);
        assertEq(token.balanceOf(address(payouts)), uint256(one) + two);
    }

    function test_Fund_RevertWhen_NothingOrUnknownPool() external {
        vm.expectRevert(IPayouts.Payouts_NothingToFund.selector);
        payouts.fund(poolId, 0);
        PoolId unknown = PoolId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_UnknownPool.selector, unknown));
        payouts.fund(unknown, 1);
    }

    function test_S5_Fund_RevertWhen_TokenKeepsAFee() external {
        FeeToken fee = new FeeToken();
        PoolId feePool = openPool("fee", address(fee));
        fee.mint(address(this), 100);
        fee.approve(address(payouts), 100);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_ShortTransfer.selector, 99, 100));
        payouts.fund(feePool, 100);
    }

    function test_S5_Fund_RevertWhen_TokenCallsBackIntoFund() external {
        HookToken hooked = new HookToken();
        PoolId hookPool = openPool("hook", address(hooked));
        hooked.mint(address(this), 100);
        hooked.approve(address(payouts), 100);
        hooked.setHook(address(payouts), abi.encodeCall(payouts.fund, (hookPool, 50)));
        payouts.fund(hookPool, 100);
        assertFalse(hooked.lastHookSucceeded());
        assertEq(payouts.balanceOf(hookPool).funded, 100);
    }

    // propose

    function test_S15_Propose_RevertWhen_NotOperator() external {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Unauthorized.selector, owner, operator));
        payouts.propose(poolId, "root", 0, 0);
    }

    function testFuzz_S2_Propose_RevertWhen_MoreThanFunded(uint96 funded, uint256 total) external {
        funded = uint96(bound(funded, 1, type(uint96).max));
        fund(poolId, funded);
        vm.prank(operator);
        if (total > funded) {
            vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Overcommitted.selector, total, funded));
        }
        payouts.propose(poolId, "root", total, 0);
    }

    function test_S3_Propose_RevertWhen_TotalFell() external {
        fund(poolId, 100);
        accept(poolId, "one", 60);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_TotalFell.selector, 59, 60));
        payouts.propose(poolId, "two", 59, 0);
    }

    function test_S6_Propose_RevertWhen_OneWaitsOrRootIsZeroOrOld() external {
        fund(poolId, 100);
        accept(poolId, "one", 60);
        vm.startPrank(operator);
        vm.expectRevert(IPayouts.Payouts_ZeroRoot.selector);
        payouts.propose(poolId, 0, 60, 0);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_RootAlreadyAccepted.selector, bytes32("one")));
        payouts.propose(poolId, "one", 70, 0);
        payouts.propose(poolId, "two", 70, 0);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_ProposalWaits.selector, bytes32("two")));
        payouts.propose(poolId, "three", 70, 0);
        vm.stopPrank();
    }

    // veto

    function test_S18_Veto_ByOwnerOrGuardian_StrikesTheRoot() external {
        fund(poolId, 100);
        for (uint256 i = 0; i < 2; i++) {
            propose(poolId, "wrong", 100);
            skip(CHALLENGE_SECONDS - 1);
            vm.prank(i == 0 ? owner : guardian);
            payouts.veto(poolId);
            assertEq(payouts.proposalOf(poolId).root, 0);
            skip(1);
            vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_NoProposal.selector, poolId));
            payouts.accept(poolId);
        }
        assertFalse(payouts.isAccepted(poolId, "wrong"));
    }

    function test_S18_Veto_RevertWhen_WindowIsOverOrCallerIsAnother() external {
        fund(poolId, 100);
        propose(poolId, "root", 100);
        uint256 acceptableAt = block.timestamp + CHALLENGE_SECONDS;
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Unauthorized.selector, operator, guardian));
        payouts.veto(poolId);
        vm.warp(acceptableAt);
        vm.prank(guardian);
        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.Payouts_WindowOver.selector, acceptableAt, acceptableAt)
        );
        payouts.veto(poolId);
    }

    function test_S12_Veto_ByNewOwner_StrikesRootOfOldOperator() external {
        fund(poolId, 100);
        vm.prank(owner);
        registry.transferPool(poolId, ada);
        propose(poolId, "wrong", 100);
        vm.startPrank(ada);
        registry.acceptPool(poolId, ada, ada);
        payouts.veto(poolId);
        vm.stopPrank();
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Unauthorized.selector, operator, ada));
        payouts.propose(poolId, "again", 100, 0);
    }

    // accept

    function testFuzz_S18_Accept_RevertWhen_WindowIsOpen(uint32 waited) external {
        fund(poolId, 100);
        propose(poolId, "root", 100);
        skip(bound(waited, 0, 2 * uint256(CHALLENGE_SECONDS)));
        if (block.timestamp < payouts.proposalOf(poolId).acceptableAt) vm.expectRevert();
        payouts.accept(poolId);
    }

    function test_S2_Accept_AddsToWhatCanBeClaimed() external {
        fund(poolId, 100);
        accept(poolId, "one", 60);
        accept(poolId, "two", 100);
        Balance memory balance = payouts.balanceOf(poolId);
        assertEq(balance.acceptedTotal, 100);
        assertEq(balance.unclaimed, 100);
        assertEq(balance.acceptedRoot, "two");
    }

    // claim

    function testFuzz_S3_Claim_PaysTheDifferenceOnce(uint96 first, uint96 second) external {
        first = uint96(bound(first, 1, type(uint96).max / 4));
        second = uint96(bound(second, first, type(uint96).max / 4));
        fund(poolId, 2 * uint256(second));
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, first, bob, 1);
        accept(poolId, root, uint256(first) + 1);
        vm.prank(relayer);
        assertEq(payouts.claim(poolId, ada, first, proof), first);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_NothingToClaim.selector, first, first));
        payouts.claim(poolId, ada, first, proof);

        bytes32[] memory nextProof;
        (root, nextProof,) = pair(poolId, ada, second, bob, 2);
        accept(poolId, root, uint256(second) + 2);
        if (second == first) vm.expectRevert();
        payouts.claim(poolId, ada, second, nextProof);
        assertEq(token.balanceOf(ada), second);
        assertEq(payouts.claimedOf(poolId, ada), second);
    }

    function test_S6_Claim_WithOlderRoot_StaysValid() external {
        fund(poolId, 100);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        (bytes32 later,,) = pair(poolId, ada, 60, bob, 40);
        accept(poolId, later, 100);
        vm.startPrank(owner);
        registry.setOperator(poolId, stranger);
        registry.setTreasury(poolId, stranger);
        registry.closePool(poolId);
        vm.stopPrank();
        assertEq(payouts.claim(poolId, ada, 30, proof), 30);
    }

    function test_S3_Claim_WithOlderRoot_NeverLowers() external {
        fund(poolId, 100);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        (bytes32 later, bytes32[] memory laterProof,) = pair(poolId, ada, 60, bob, 40);
        accept(poolId, later, 100);
        payouts.claim(poolId, ada, 60, laterProof);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_NothingToClaim.selector, 30, 60));
        payouts.claim(poolId, ada, 30, proof);
    }

    function test_S18_Claim_RevertWhen_RootWaits() external {
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        propose(poolId, root, 50);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_UnknownRoot.selector, root));
        payouts.claim(poolId, ada, 30, proof);
    }

    function test_S7_Claim_RevertWhen_ProofIsOfAnotherPoolContractOrChain() external {
        PoolId second = openPool("second", address(token));
        fund(poolId, 50);
        fund(second, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        accept(second, root, 50);
        assertEq(payouts.claim(poolId, ada, 30, proof), 30);
        vm.expectRevert();
        payouts.claim(second, ada, 30, proof);

        Payouts twin = new Payouts(registry);
        token.mint(address(this), 50);
        token.approve(address(twin), 50);
        twin.fund(poolId, 50);
        vm.prank(operator);
        twin.propose(poolId, root, 50, 0);
        skip(CHALLENGE_SECONDS);
        twin.accept(poolId);
        vm.expectRevert();
        twin.claim(poolId, ada, 30, proof);

        (,, bytes32[] memory bobProof) = pair(poolId, ada, 30, bob, 20);
        vm.chainId(1);
        vm.expectRevert();
        payouts.claim(poolId, bob, 20, bobProof);
    }

    function testFuzz_S7_Claim_RevertWhen_AmountAccountOrProofIsChanged(
        uint256 amount,
        address account,
        bytes32 salt
    ) external {
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        if (amount != 30) {
            vm.expectRevert();
            payouts.claim(poolId, ada, amount, proof);
        }
        if (account != ada) {
            vm.expectRevert();
            payouts.claim(poolId, account, 30, proof);
        }
        proof[0] ^= keccak256(abi.encode(salt));
        vm.expectRevert();
        payouts.claim(poolId, ada, 30, proof);
    }

    function test_S7_Claim_RevertWhen_InnerNodeIsGivenAsLeaf() external {
        fund(poolId, 50);
        (bytes32 root,,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, root, 50);
        vm.expectRevert();
        payouts.claim(poolId, ada, 30, new bytes32[](0));
    }

    function test_S5_Claim_RevertWhen_RootPromisesMoreThanItsTotal() external {
        PoolId second = openPool("second", address(token));
        fund(poolId, 50);
        fund(second, 1000);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) = pair(poolId, ada, 1000, bob, 30);
        accept(poolId, root, 50);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.Payouts_Overdrawn.selector, 1000, 50));
        payouts.claim(poolId, ada, 1000, proof);
        assertEq(payouts.claim(poolId, bob, 30, bobProof), 30);
        assertEq(token.balanceOf(address(payouts)), 1020);
    }

    function test_S3_Claim_WhenTokenCallsBack_PaysOnce() external {
        HookToken hooked = new HookToken();
        PoolId hookPool = openPool("hook", address(hooked));
        hooked.mint(address(this), 100);
        hooked.approve(address(payouts), 100);
        payouts.fund(hookPool, 100);
        (bytes32 root, bytes32[] memory proof,) = pair(hookPool, ada, 60, bob, 40);
        accept(hookPool, root, 100);
        hooked.setHook(address(payouts), abi.encodeCall(payouts.claim, (hookPool, ada, 60, proof)));
        payouts.claim(hookPool, ada, 60, proof);
        assertFalse(hooked.lastHookSucceeded());
        assertEq(hooked.balanceOf(ada), 60);
    }

    // claimMany

    function test_S17_ClaimMany_SkipsBlockedWrongAndRepeated_PaysTheRest() external {
        BlockingToken blocking = new BlockingToken();
        PoolId blockPool = openPool("block", address(blocking));
        blocking.mint(address(this), 100);
        blocking.approve(address(payouts), 100);
        payouts.fund(blockPool, 100);
        fund(poolId, 50);
        (bytes32 root, bytes32[] memory proof, bytes32[] memory bobProof) = pair(blockPool, ada, 60, bob, 40);
        accept(blockPool, root, 100);
        (bytes32 otherRoot, bytes32[] memory otherProof,) = pair(poolId, ada, 30, bob, 20);
        accept(poolId, otherRoot, 50);
        blocking.setBlocked(ada, true);

        Claim[] memory claims = new Claim[](5);
        claims[0] = Claim(blockPool, ada, 60, proof);
        claims[1] = Claim(blockPool, bob, 40, bobProof);
        claims[2] = Claim(blockPool, bob, 40, bobProof);
        claims[3] = Claim(poolId, bob, 99, otherProof);
        claims[4] = Claim(poolId, ada, 30, otherProof);
        vm.expectEmit();
        emit IPayouts.ClaimSkipped(blockPool, ada, 60);
        payouts.claimMany(claims);
        assertEq(blocking.balanceOf(bob), 40);
        assertEq(token.balanceOf(ada), 30);
        assertEq(payouts.claimedOf(blockPool, ada), 0);
        assertEq(payouts.balanceOf(blockPool).unclaimed, 60);

        blocking.setBlocked(ada, false);
        assertEq(payouts.claim(blockPool, ada, 60, proof), 60);
    }
}
